import { readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { inferredIn } from '../../src/contract/evidence.ts';
import { redocly } from '../../src/generate/bundle.ts';
import { startMock } from '../../src/mock/index.ts';
import { allCredentials, credentials, folderWith } from './clear-presign.ts';
import { deviatingServer } from './deviating-server.ts';
import { inProcess } from './in-process.ts';

type Item = { readonly basis: string; readonly statement?: string; readonly observed?: object };

/** Every item of evidence of a document. */
function evidenceIn(node: unknown): Item[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'x-evidence' ? (value as Item[]) : evidenceIn(value),
  );
}

test('what a real server confirmed becomes observed in the document, and nothing else', async () => {
  await using mock = await startMock({ port: 0 });
  // The server in front of the mock passes on nothing that marks a mock.
  await using server = await deviatingServer(mock.url, { when: () => false });
  const cwd = await folderWith({});
  for (const name of ['spec', 'redocly.yaml']) await symlink(resolve(name), join(cwd, name));
  const check = ['check', '--report', 'json', '--evidence', 'evidence.json'];
  const { code, stdout } = await inProcess(check, { cwd, env: allCredentials(server.url) });
  expect(code).toBe(0);
  const { statements } = JSON.parse(stdout) as {
    statements: { contract: string; statement: string; verdict: string }[];
  };
  const confirmed = statements.filter(({ verdict }) => verdict === 'confirmed');
  expect(confirmed).not.toEqual([]);
  const overlay = JSON.parse(await readFile(join(cwd, 'evidence.json'), 'utf8'));
  expect(overlay).toMatchObject({ overlay: '1.1.0', info: { title: expect.any(String) } });
  expect(overlay.actions.length).toBe(confirmed.length);
  const ids = [...new Set(statements.map(({ contract }) => contract))];
  const output = ['--output', 'observed', '--ext', 'json'];
  const args = ['bundle', ...ids, '--overlay', 'evidence.json', ...output];
  const { failed, stderr } = await redocly(cwd, args);
  expect(failed, stderr).toBe(false);
  for (const id of ids) {
    const written = await readFile(join(cwd, `observed/${id}.json`), 'utf8');
    const document: OpenApiDocument = JSON.parse(written);
    const before: OpenApiDocument = JSON.parse(
      await readFile(`generated/${id}/openapi.json`, 'utf8'),
    );
    const observed = evidenceIn(document).filter(({ basis }) => basis === 'observed');
    const said = new Set(confirmed.map(({ statement }) => statement));
    const expected = inferredIn(before).filter(({ statement }) => said.has(statement));
    expect(observed.map(({ statement }) => statement).toSorted()).toEqual(
      expected.map(({ statement }) => statement).toSorted(),
    );
    const day = new Date().toISOString().slice(0, 10);
    expect(observed.map((item) => item.observed)).toEqual(
      observed.map(() => ({ date: day, server: server.url })),
    );
    expect(inferredIn(document).length).toBe(inferredIn(before).length - expected.length);
  }
});

test('a mock confirms nothing', async () => {
  await using mock = await startMock({ port: 0 });
  const cwd = await folderWith({});
  const args = ['check', '--no-upload', '--evidence', 'evidence.json'];
  expect((await inProcess(args, { cwd, env: allCredentials(mock.url) })).code).toBe(0);
  expect(JSON.parse(await readFile(join(cwd, 'evidence.json'), 'utf8')).actions).toEqual([]);
});

test('cases that were skipped for want of credentials are told with their setting, and can be allowed', async () => {
  await using mock = await startMock({ port: 0 });
  const args = ['check', '--base-url', mock.url];
  const skipped = await inProcess(args);
  expect(skipped.code).toBe(12);
  expect(skipped.stdout).toMatch(/\n\d+ skipped: it needs CLEAR_AUTH_TOKEN or --token-file\.\n/);
  expect((await inProcess([...args, '--allow-skipped'])).code).toBe(0);
  const env = { CLEAR_AUTH_TOKEN: credentials('').CLEAR_AUTH_TOKEN };
  const half = await inProcess(args, { env });
  expect(half.code).toBe(12);
  expect(half.stdout).toMatch(
    /skipped: it needs CLEAR_INTEGRATION_ID or --integration-id-file\.\n/,
  );
});

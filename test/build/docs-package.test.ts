import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readManifest } from '../../tsdown.config.ts';
import { installedPackage } from './packed.ts';
import { root } from './tarball.ts';

const { packed, installed } = await installedPackage('clear-presign-docs');

const start = (...args: string[]) =>
  spawn(process.execPath, [join(installed, 'main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('has the pages and a command', async () => {
  const kinds = packed.files.map((file) => file.replace(/^(pages|shared)\/.*/, '$1/*'));
  expect([...new Set(kinds)].toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'main.js',
    'main.js.map',
    'package.json',
    'pages/*',
    'shared/*',
  ]);
  expect(packed.files).toContain('pages/reference/one-integration/index.html');
  const { version } = JSON.parse(await readFile(join(root, 'src/mock/package.json'), 'utf8'));
  expect(readManifest(installed).dependencies).toEqual({
    'clear-presign-mock': version,
    sirv: '3.0.2',
  });
});

test('serves the pages beside the mock, whose address stands in their samples, until SIGTERM', async () => {
  const docs = start('--port', '0');
  const lines: string[] = [];
  for await (const line of createInterface({ input: docs.stdout })) {
    lines.push(line);
    if (line === 'Ctrl-C stops.') break;
  }
  const [, url = ''] = /^Docs {4}(http:\/\/127\.0\.0\.1:\d+)\/$/.exec(lines[0] ?? '') ?? [];
  expect(lines).toEqual([
    `Docs    ${url}/`,
    `Mock    ${url}  (any token works; how to get each failure: ${url}/guides/mock/)`,
    'Ctrl-C stops.',
  ]);
  const page = await fetch(`${url}/reference/one-integration/`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await (await fetch(`${url}/guides/quick-start/`)).text()).toContain(
    `${url}/one-integration/action/pre-sign`,
  );
  const answer = await fetch(`${url}/integration/v1/generatePreSign/sales?fileName=a.csv`);
  expect(answer.status).toBe(401);
  docs.kill('SIGTERM');
  expect(await once(docs, 'close')).toEqual([0, null]);
});

test.each([
  { args: ['--port', 'x'], says: '--port is "x"; it must be a whole number from 0 to 65535.' },
  {
    args: ['--port', '65536'],
    says: '--port is "65536"; it must be a whole number from 0 to 65535.',
  },
  { args: ['--prot', '1'], says: "Unknown option '--prot'. See --help." },
])('says in one line what is wrong with $args', async ({ args, says }) => {
  const docs = start(...args);
  const [said, [code]] = await Promise.all([text(docs.stderr), once(docs, 'close')]);
  expect({ said, code }).toEqual({ said: `${says}\n`, code: 1 });
});

test('says in one line that the port is taken', async () => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const docs = start('--port', String(port));
  const [said, [code]] = await Promise.all([text(docs.stderr), once(docs, 'close')]);
  other.close();
  expect(code).toBe(1);
  expect(said).toMatch(/^[^\n]+\n$/);
  expect(said).toContain(String(port));
});

import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, inject } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import { variable } from '../../src/contract/names.ts';
import { callsOf, credentialOf, exampleOf, inputsOf } from '../../src/contract/operations.ts';

/** The command as it is published. */
export const command = inject('command');
/** What every run has in its environment: Node keeps the command compiled from one start to the next. */
export const environment = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: join(tmpdir(), 'compiled'),
};

/** Secrets of these tests; no output may hold one. */
export const authToken = ['token', 'of', 'the', 'tests'].join('-');
export const integrationId = '5f0c2b1e-6d1f-4c55-9a53-0123456789ab';

export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type Setting = {
  /** Added to what every run has. */
  readonly env?: { readonly [name: string]: string };
  readonly cwd?: string;
  readonly input?: string;
  /** Another copy of the command than the one in the sources. */
  readonly copy?: string;
};

/** Runs the command to its end; fails the test when a secret is in what it writes. */
export async function clearPresign(args: readonly string[], setting: Setting = {}): Promise<Run> {
  const child = start(args, setting);
  child.stdin.end(setting.input ?? '');
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
  const run = { code, stdout: stdout(), stderr: stderr() };
  expectNoSecret(run.stdout + run.stderr, args[0] === 'url');
  return run;
}

/** Starts the command and leaves the rest to the test. */
export function start(args: readonly string[], { env, cwd, copy = command }: Setting = {}) {
  return spawn(process.execPath, [copy, ...args], {
    cwd: cwd ?? resolve('test/fixtures'),
    env: { ...environment, ...env },
  });
}

/** A good value of every secret of every API, by its variable. */
const secrets = Object.fromEntries(
  Object.values(bundles).flatMap((document) =>
    callsOf(document).flatMap(({ operation }) => [
      ...[credentialOf(document, operation)?.option ?? []]
        .flat()
        .map((option) => [variable(option), authToken]),
      ...inputsOf(document, operation)
        .filter(({ role }) => role === 'setting')
        .map(({ option, parameter, schema }) => [
          variable(option),
          exampleOf(document, parameter.examples, schema),
        ]),
    ]),
  ),
);

/** What a caller of every API has in the environment. */
export function allCredentials(baseUrl: string) {
  return { ...secrets, ...credentials(baseUrl) };
}

/** What a caller of One Integration and of Integration v1 has there. */
export function credentials(baseUrl: string) {
  return {
    CLEAR_AUTH_TOKEN: authToken,
    CLEAR_INTEGRATION_ID: integrationId,
    CLEAR_BASE_URL: baseUrl,
  };
}

export function expectNoSecret(output: string, mayHaveUrl = false): void {
  expect(output).not.toContain(authToken);
  expect(output).not.toContain(integrationId);
  if (!mayHaveUrl) expect(output).not.toMatch(/X-Amz-Signature=(?!\*)/);
}

/** Output with the parts that differ from run to run made equal: the mock's port and the ids in keys. */
export function stable(output: string, baseUrl: string): string {
  return output
    .replaceAll(baseUrl, 'http://mock')
    .replace(/\/v1\/ap-south-1\/[^\s"?]*\/(?:[0-9a-f]{32}__\d+\.)?([^\s"?/]+)/g, '/…/$1');
}

/** A new folder with some files in it. */
export async function folderWith(files: {
  readonly [name: string]: string | Uint8Array;
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clear-presign-'));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
  }
  return folder;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}

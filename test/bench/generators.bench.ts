import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { bundled } from '../build/bundle-size.ts';
import { root, run as runProgram } from '../build/tarball.ts';
import { type Generator, generators } from './generators/generators.ts';
import type { Benchmark } from './table.ts';

const apis = ['one-integration', 'integration-v1'] as const;
const folder = join(import.meta.dirname, 'generators');
const register = 'gstin,amount\n';

/** The compiler as a strict application has it. */
const tsconfig = {
  compilerOptions: {
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    module: 'esnext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  files: ['call.ts'],
};

/** Whether other people's generators read the contracts. */
const run: Benchmark = async () => {
  const project = await mkdtemp(join(tmpdir(), 'generators-'));
  const mock = await startMock();
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(folder, file), join(project, file));
    }
    await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], project);
    const rows = [];
    for (const generator of generators) {
      const manifest = join(project, 'node_modules', generator.package, 'package.json');
      const { version } = JSON.parse(await readFile(manifest, 'utf8'));
      for (const api of apis) {
        const results = await read(project, generator, api, mock);
        rows.push({ generator: generator.name, version, api, ...results, notes: generator.notes });
      }
    }
    const note =
      'Generates from the bundled document, compiles under strict tsc, calls the mock and uploads to the URL that it gives; yes is wanted everywhere. Where a generator has no function for the upload, fetch sends it.';
    return [{ title: 'Generators: do they read the contracts?', note, rows }];
  } finally {
    await mock.close();
    await rm(project, { recursive: true });
  }
};

/** One row; a step that fails says why and ends it. */
async function read(project: string, { name, command, files }: Generator, api: string, mock: Mock) {
  const place = join(project, name, api);
  const document = join(root, 'generated', api, 'openapi.json');
  const input = { document, url: mock.url };
  const results = { compiles: '', call: '', upload: '' };
  let step: keyof typeof results = 'compiles';
  try {
    await mkdir(join(place, 'client'), { recursive: true });
    for (const [file, text] of Object.entries(files?.(input) ?? {})) {
      await writeFile(join(place, file), text);
    }
    const [program = '', ...args] = command(input);
    const bin = (file: string) => join(project, 'node_modules/.bin', file);
    const quiet = ['REDOCLY_TELEMETRY=off', 'DO_NOT_TRACK=1', process.execPath];
    await runProgram('env', [...quiet, bin(program), ...args], place);
    await uncover(join(place, 'client/index.ts'));
    await copyFile(join(folder, 'calls', `${name}.${api}.ts`), join(place, 'call.ts'));
    await writeFile(join(place, 'tsconfig.json'), JSON.stringify(tsconfig));
    await runProgram(process.execPath, [bin('tsc'), '--pretty', 'false'], place);
    results.compiles = 'yes';

    step = 'call';
    const source = await readFile(join(place, 'call.ts'), 'utf8');
    await writeFile(join(place, 'call.mjs'), await bundled(place, 'call', source));
    const client: Client = await import(pathToFileURL(join(place, 'call.mjs')).href);
    const url = await client.call(mock.url);
    if (!url.startsWith(mock.url)) throw new Error(`The URL is ${url}`);
    results.call = 'yes';

    step = 'upload';
    const status = await (client.upload ?? put)(url, await csvType(document), register);
    const stored = String(await mock.objects().at(-1)?.read());
    if (status !== 200 || stored !== register) throw new Error(`${status}, stored: ${stored}`);
    results.upload = client.upload ? 'yes' : 'by fetch';
    mock.reset();
  } catch (fault) {
    console.error(`${name}, ${api}, ${step}:\n${fault instanceof Error ? fault.message : fault}`);
    results[step] = 'NO';
  }
  return results;
}

/** What a call's module exports. */
type Client = {
  readonly call: (baseUrl: string) => Promise<string>;
  readonly upload?: typeof put;
};

async function put(url: string, type: string, body: string): Promise<number> {
  const response = await fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });
  return response.status;
}

/** Lets the compiler see what a generator hides from it. */
async function uncover(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^\/\/ @ts-nocheck$/m, ''));
}

/** The Content-Type of a CSV, as the document tells it. */
async function csvType(document: string): Promise<string> {
  const { paths } = JSON.parse(await readFile(document, 'utf8'));
  const [path] = Object.values<{ get: { 'x-upload-content-types': { csv: string } } }>(paths);
  if (!path) throw new Error(`${document} has no path.`);
  return path.get['x-upload-content-types'].csv;
}

export default run;

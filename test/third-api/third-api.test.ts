import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersOf, documentedAnswers } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { pascalCase, variable } from '../../src/contract/names.ts';
import {
  callsOf,
  credentialOf,
  exampleOf,
  inputsOf,
  uploadLinkOf,
} from '../../src/contract/operations.ts';
import { write } from '../../src/generate/files.ts';
import { generate } from '../../src/generate/generate.ts';
import { startMock } from '../../src/mock/index.ts';
import { prepareHighlighter } from '../../src/portal/components/code.ts';
import { referenceView } from '../../src/portal/components/reference.ts';
import { errorsView } from '../../src/portal/errors/page.ts';
import { readPage } from '../../src/portal/output/page.ts';
import { searchIndex } from '../../src/portal/output/search-index.ts';
import { givingPages, type Reference, references, secretsOf } from '../../src/portal/references.ts';
import { filledPrograms, sampleFile } from '../../src/portal/samples/fill.ts';
import { serve } from '../client/server.ts';
import { documents, root } from '../spec/documents.ts';
import { workspace } from '../spec/workspace.ts';

/**
 * A further API is its document and its line in redocly.yaml, and nothing else. docs/adding-an-api.md takes
 * the made-up one through lint, generation and the gate; here its client is typed and called.
 */
const id = 'partner-files';
let copy: Awaited<ReturnType<typeof workspace>>;

beforeAll(async () => {
  copy = await workspace();
  await cp(join(root, 'src/client'), join(copy.folder, 'src/client'), { recursive: true });
  await cp(join(import.meta.dirname, `${id}.yaml`), join(copy.folder, `spec/${id}.yaml`));
  // Whoever follows docs/adding-an-api.md to its end has it in the list already.
  if (!documents.includes(id)) {
    await copy.edit('redocly.yaml', 'apis:\n', `apis:\n  ${id}: { root: spec/${id}.yaml }\n`);
  }
  await write(join(copy.folder, 'generated'), await generate(copy.folder));
});
afterAll(() => copy[Symbol.asyncDispose]());

test('leaves the bundles of the others as they are', async () => {
  for (const other of documents.filter((name) => name !== id)) {
    const bundle = `generated/${other}/openapi.json`;
    const now = await readFile(join(copy.folder, bundle), 'utf8');
    expect(now).toBe(await readFile(join(root, bundle), 'utf8'));
  }
});

test('npm start takes a file through it', async () => {
  await cp(join(root, 'test/fixtures'), join(copy.folder, 'test/fixtures'), { recursive: true });
  await using mock = await startMock({ documents: join(copy.folder, 'generated') });
  const { runFlow } = await import(join(copy.folder, 'src/tasks/start/flow.ts'));
  const told: string[] = [];
  await runFlow(mock.url, (line: string) => told.push(line));
  const at = told.indexOf('Partner files: test/fixtures/sales-register.csv (10,137 bytes)');
  expect(at).toBeGreaterThanOrEqual(0);
  expect(told[at + 4]).toMatch(/^ {5}stored 10,137 bytes/);
});

test('the mock serves it: a call gets a URL, which takes the file as it was signed', async () => {
  const served = join(copy.folder, 'served');
  for (const name of [id, 'storage']) {
    const file = join(served, name, 'openapi.json');
    await cp(join(copy.folder, 'generated', name, 'openapi.json'), file, { recursive: true });
  }
  const document: OpenApiDocument = JSON.parse(
    await readFile(join(served, id, 'openapi.json'), 'utf8'),
  );
  const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
  if (!call) throw new Error('It has no operation that gives URLs.');
  const { operation, path, method } = call;
  const [[extension, type] = ['', '']] = Object.entries(operation['x-upload-content-types'] ?? {});
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let filled = path;
  for (const { role, parameter, schema } of inputsOf(document, operation)) {
    const example = exampleOf(document, parameter.examples, schema);
    const value = role === 'name' ? `register.${extension}` : example;
    if (parameter.in === 'header') headers[parameter.name] = value;
    else if (parameter.in === 'query') query.set(parameter.name, value);
    else filled = filled.replace(`{${parameter.name}}`, value);
  }
  headers[credentialOf(document, operation)?.header ?? ''] = 'any';
  await using mock = await startMock({ documents: served });
  const given = await fetch(`${mock.url}${filled}?${query}`, { method, headers });
  expect(given.headers.get('x-mock-example')).toBe('issued');
  const url = /"(http:[^"]+)"/.exec(await given.text())?.[1] ?? '';
  const put = (contentType: string) =>
    fetch(url, { method: 'PUT', body: 'a,b\n', headers: { 'content-type': contentType } });
  expect((await put('text/other')).status).toBe(403);
  expect((await put(type)).status).toBe(200);
  expect(await mock.objects()[0]?.read()).toEqual(Buffer.from('a,b\n'));
});

describe('the client of a made-up third API', () => {
  type Options = { readonly [option: string]: unknown };
  type Call = (options: Options) => Promise<{ readonly url: string }>;
  let document: OpenApiDocument;
  let create: (options: Options) => {
    readonly presign: Call;
    readonly upload: Call;
    readonly raw: object;
  };

  beforeAll(async () => {
    document = JSON.parse(
      await readFile(join(copy.folder, `generated/${id}/openapi.json`), 'utf8'),
    );
    const entry = await import(join(copy.folder, 'src/client/index.ts'));
    create = entry[`create${pascalCase(id)}Client`];
  });

  const giving = () => {
    const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
    if (!call) throw new Error('It has no operation that gives URLs.');
    return call;
  };
  const credentials = () => {
    const { operation } = giving();
    const token = credentialOf(document, operation);
    const settings = inputsOf(document, operation).filter(({ role }) => role === 'setting');
    const secrets = settings.map(({ option, schema }) => [
      option,
      schema.format === 'uuid' ? '00000000-0000-4000-8000-000000000001' : 'a-made-up-secret',
    ]);
    return { [token?.option ?? '']: 'a-made-up-token', ...Object.fromEntries(secrets) };
  };
  const file = () => {
    const { operation } = giving();
    const [extension = ''] = Object.keys(operation['x-upload-content-types'] ?? {});
    const given = inputsOf(document, operation).flatMap(({ role, option, schema, parameter }) => {
      if (role === 'name') return [[option, `register.${extension}`]];
      if (role !== 'argument' || !parameter.required) return [];
      return [[option, schema.enum?.[0] ?? 'a-made-up-value']];
    });
    return Object.fromEntries(given);
  };

  test('asks as its document says, and uploads', async () => {
    const { operation, method } = giving();
    const success = documentedAnswers(document, operation).find(({ meaning }) => meaning.url);
    const served = await serve((request) =>
      request.method === 'PUT'
        ? {}
        : {
            status: success?.status ?? 200,
            body:
              success?.content.replace(/https?:[^"]*\?/, `${served.url}/bucket/register?`) ?? '',
          },
    );
    const client = create({ ...credentials(), baseUrl: served.url });
    await client.upload({ ...file(), body: 'a,b\n1,2\n' });
    const [asked, put] = served.received;
    expect(asked?.method).toBe(method.toUpperCase());
    expect(asked?.headers).toMatchObject({
      [credentialOf(document, operation)?.header.toLowerCase() ?? '']:
        expect.stringContaining('a-made-up-token'),
    });
    const [type] = Object.values(operation['x-upload-content-types'] ?? {});
    expect(put).toMatchObject({
      method: 'PUT',
      body: 'a,b\n1,2\n',
      headers: { 'content-type': type },
    });
  });

  test('throws each documented refusal as the error that it means', async () => {
    const { operation } = giving();
    const refusals = documentedAnswers(document, operation).filter(({ meaning }) => meaning.kind);
    expect(refusals.length).toBeGreaterThan(2);
    for (const { name, status, mediaType, content, meaning } of refusals) {
      const headers = { 'content-type': mediaType };
      const { url } = await serve(() => ({ status, headers, body: content }));
      const client = create({ ...credentials(), baseUrl: url, retries: 0 });
      const error = await client.presign(file()).catch((fault: unknown) => fault);
      expect(error, name).toMatchObject({
        code: meaning.kind,
        documented: true,
        ...(meaning.message !== undefined && { ownerMessage: meaning.message }),
        ...(meaning.code !== undefined && { ownerCode: meaning.code }),
      });
    }
  });

  test('calls its other operations as openapi-fetch does, with its token', async () => {
    const other = callsOf(document).find(({ operation }) => !uploadLinkOf(document, operation));
    if (!other) throw new Error('It has no operation that gives no URL.');
    const { operation, path, method } = other;
    const [status = '200'] = Object.keys(answersOf(document, operation));
    const { url, received } = await serve(() => ({ status: Number(status), body: '{}' }));
    const { raw } = create({ ...credentials(), baseUrl: url });
    const values = inputsOf(document, operation).map(
      ({ parameter }) => [parameter, 'value'] as const,
    );
    const params: { [place: string]: { [name: string]: string } } = {};
    for (const [parameter, value] of values) {
      params[parameter.in] = { ...params[parameter.in], [parameter.name]: value };
    }
    const request = (raw as { request: (...args: unknown[]) => Promise<{ response: Response }> })
      .request;
    const { response } = await request(method, path, { params });
    expect(response.status).toBe(Number(status));
    expect(received[0]?.headers).toMatchObject({
      [credentialOf(document, operation)?.header.toLowerCase() ?? '']:
        expect.stringContaining('a-made-up-token'),
    });
  });

  test('reads its credentials from the variables that the one rule names', () => {
    const names = Object.keys(credentials()).map(variable);
    for (const name of names) expect(name).toMatch(/^CLEAR_[A-Z_]+$/);
    expect(() => create({ baseUrl: 'https://api.example.com' })).toThrow(/is missing/);
  });

  test('has types that compile', async () => {
    await writeFile(
      join(copy.folder, 'src/client/third.ts'),
      `import { create${pascalCase(id)}Client, type ${pascalCase(id)}File } from './index.ts';\n` +
        `const file: ${pascalCase(id)}File = ${JSON.stringify(file())} as never;\n` +
        `export const url: Promise<string> = create${pascalCase(id)}Client().presign(file).then(({ url }) => url);\n`,
    );
    await cp(join(root, 'tsconfig.json'), join(copy.folder, 'tsconfig.json'));
    const tsc = 'node_modules/@typescript/native/bin/tsc';
    const config = { extends: './tsconfig.json', include: ['src/client/*.ts', 'generated/*.ts'] };
    await writeFile(join(copy.folder, 'tsconfig.third.json'), JSON.stringify(config));
    const { code, stdout } = await copy.run(tsc, '--project', 'tsconfig.third.json');
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});

describe('the command', () => {
  /** Runs it in the copy, with a secret of the shape that the document wants for each option. */
  async function command(baseUrl: string, ...args: string[]) {
    const env = {
      PATH: process.env['PATH'],
      CLEAR_PARTNER_KEY: 'a-made-up-key',
      CLEAR_PARTNER_SECRET_REF: 'psr_0123456789ab',
      CLEAR_BASE_URL: baseUrl,
    };
    const script = join(copy.folder, 'src/cli/main.ts');
    return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      const child = execFile(
        process.execPath,
        [script, ...args],
        { cwd: copy.folder, env },
        (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  }

  beforeAll(async () => {
    const home = join(copy.folder, 'src/cli');
    const filter = (file: string) => !/\/(dist|node_modules)$/.test(file);
    await cp(join(root, 'src/cli'), home, { recursive: true, filter });
    // Beside it stands the library of the copy; other packages are those of the project.
    await mkdir(join(home, 'node_modules'));
    await symlink(join(copy.folder, 'src/client'), join(home, 'node_modules/clear-presign'));
    const { devDependencies } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
    const places = createRequire(join(root, 'src/cli/package.json')).resolve.paths('any') ?? [];
    for (const name of Object.keys(devDependencies)) {
      const place = places.map((folder) => join(folder, name)).find((found) => existsSync(found));
      await symlink(place ?? '', join(home, 'node_modules', name));
    }
    await writeFile(join(copy.folder, 'orders.csv'), 'a,b\n1,2\n');
  });

  test('has its options and its secrets in the help', async () => {
    const { code, stdout } = await command('', 'upload', '--help');
    expect(code).toBe(0);
    for (const words of [
      'Partner files',
      '--partner-id <VALUE>',
      '--purpose <',
      '--partner-key-file <FILE>',
    ]) {
      expect(stdout).toContain(words);
    }
  });

  test('uploads to it by its document alone, and says what it lacks', async () => {
    await using mock = await startMock({ port: 0, documents: join(copy.folder, 'generated') });
    const args = ['upload', 'orders.csv', '--api', id];
    expect(await command(mock.url, ...args)).toMatchObject({
      code: 2,
      stderr: 'clear-presign: There is no partnerId: give --partner-id VALUE.\n',
    });
    const { code, stdout } = await command(mock.url, ...args, '--partner-id', 'P123456');
    expect(stdout).toMatch(/^uploaded orders\.csv \(8 B\) to http:/);
    expect(code).toBe(0);
    expect(mock.objects().map(({ contentType, size }) => ({ contentType, size }))).toEqual([
      { contentType: 'text/csv', size: 8 },
    ]);
  });

  test('checks a server against it', async () => {
    await using mock = await startMock({ port: 0, documents: join(copy.folder, 'generated') });
    const args = ['check', '--api', id, '--report', 'json'];
    const { code, stdout } = await command(mock.url, ...args);
    const { summary, cases } = JSON.parse(stdout);
    expect(cases.filter(({ state }: { state: string }) => state !== 'conforms')).toEqual([]);
    expect(summary.cases).toBeGreaterThan(30);
    expect(code).toBe(0);
  });
});

describe('its pages', () => {
  let all: Reference[];
  let api: Reference;

  beforeAll(() => {
    all = references(copy.folder);
    const [page] = givingPages(all).filter(({ name }) => name === id);
    if (!page) throw new Error('It has no page.');
    api = page;
  });

  test('each operation has a reference page, found by its inputs and answers', async () => {
    const own = all.filter(({ name }) => name === id);
    expect(own.length).toBe(callsOf(api.document).length);
    const highlight = await prepareHighlighter();
    for (const page of own) {
      const content = referenceView(page, all, highlight).markup;
      const { main } = readPage(page.url, `<main>${content}</main>`);
      const found = searchIndex([{ url: page.url, title: page.title, description: '', main }]);
      const inputs = inputsOf(page.document, page.operation).map(({ parameter }) => parameter.name);
      const answers = documentedAnswers(page.document, page.operation).map(({ name }) => name);
      expect(inputs.length + answers.length).toBeGreaterThan(2);
      for (const name of inputs) expect(found).toContain(`${page.url}#parameter-${name}"`);
      for (const name of answers) expect(found).toContain(`${page.url}#answer-${name}"`);
    }
  });

  test('has its failures among the others', () => {
    const failures = documentedAnswers(api.document, api.operation).filter(
      ({ meaning }) => meaning.kind,
    );
    const page = errorsView(all).markup;
    for (const { name } of failures) expect(page).toContain(`${api.url}#answer-${name}"`);
  });

  test('has a program in each language, and the one for Node uploads', async () => {
    const samples = filledPrograms(api, all);
    expect(samples.length).toBe(8);
    for (const { title, source } of samples) expect(source, title).not.toMatch(/__[A-Z]/);
    const success = documentedAnswers(api.document, api.operation).find(
      ({ meaning }) => meaning.url,
    );
    const served = await serve((request) =>
      request.method === 'PUT'
        ? {}
        : {
            status: success?.status ?? 200,
            body:
              success?.content.replace(/https?:[^"]*\?/, `${served.url}/bucket/register?`) ?? '',
          },
    );
    const { name, contentType } = sampleFile(api);
    await writeFile(join(copy.folder, name), 'a,b\n1,2\n');
    const { source = '' } = samples.find((sample) => sample.id === 'fetch') ?? {};
    await writeFile(join(copy.folder, 'sample.mjs'), source);
    const secrets = secretsOf(api).map(({ option }) => [variable(option), `a-made-up-${option}`]);
    const env = { ...Object.fromEntries(secrets), CLEAR_BASE_URL: served.url };
    const { stdout } = await promisify(execFile)(process.execPath, ['sample.mjs'], {
      cwd: copy.folder,
      env: { ...process.env, ...env },
    });
    expect(stdout).toBe(`${name} is stored.\n`);
    const [asked, put] = served.received;
    expect(asked?.method).toBe(api.method.toUpperCase());
    for (const { header, prefix, option } of secretsOf(api)) {
      expect(asked?.headers[header.toLowerCase()]).toBe(`${prefix}a-made-up-${option}`);
    }
    expect(put).toMatchObject({ body: 'a,b\n1,2\n', headers: { 'content-type': contentType } });
  });
});

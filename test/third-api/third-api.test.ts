import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answersOf, documentedAnswers } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { pascalCase, variable } from '../../src/contract/names.ts';
import { callsOf, credentialOf, inputsOf, uploadLinkOf } from '../../src/contract/operations.ts';
import { startMock } from '../../src/mock/index.ts';
import { serve } from '../client/server.ts';
import { root } from '../spec/documents.ts';
import { workspace } from '../spec/workspace.ts';

/**
 * A further API is its document and its line in redocly.yaml, and nothing else: in a copy of the project a
 * made-up one gets lint, generated files, the gate and a client that is typed and called.
 */
const id = 'partner-files';
const written = parse(await readFile(join(import.meta.dirname, `${id}.yaml`), 'utf8'));
let copy: Awaited<ReturnType<typeof workspace>>;

beforeAll(async () => {
  copy = await workspace();
  await cp(join(root, 'src/client'), join(copy.folder, 'src/client'), { recursive: true });
  await cp(join(import.meta.dirname, `${id}.yaml`), join(copy.folder, `spec/${id}.yaml`));
});
afterAll(() => copy[Symbol.asyncDispose]());

describe('a made-up third API', () => {
  test('is told to be registered, with the line to add', async () => {
    const { code, stderr } = await copy.run('src/generate/main.ts');
    expect(code).toBe(1);
    expect(stderr).toContain(`add "  ${id}: { root: spec/${id}.yaml }" to apis in redocly.yaml`);
    await copy.edit('redocly.yaml', 'apis:\n', `apis:\n  ${id}: { root: spec/${id}.yaml }\n`);
  });

  test('is generated from its document and its entry alone', async () => {
    expect(await copy.run('src/generate/main.ts')).toMatchObject({ code: 0, stderr: '' });
    expect(await copy.run('src/generate/main.ts', '--check')).toMatchObject({ code: 0 });
  });

  test('is linted', async () => {
    expect(await copy.run('src/lint/main.ts')).toMatchObject({ code: 0, stderr: '' });
  });

  test('is new to the gate', async () => {
    const { code, stdout } = await copy.run('src/diff/main.ts');
    expect(code).toBe(0);
    expect(stdout).toContain(`## ${written.info.title}\n\nNew: ${written.info.version} was never`);
  });
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
    const good = {
      setting: 'psr_a1b2c3d4e5f6',
      name: `register.${extension}`,
      argument: 'P204117',
    };
    const value = String(schema.enum?.[0] ?? good[role as keyof typeof good]);
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

describe('its client', () => {
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
    const tsc = 'node_modules/typescript/bin/tsc';
    const config = { extends: './tsconfig.json', include: ['src/client/*.ts', 'generated/*.ts'] };
    await writeFile(join(copy.folder, 'tsconfig.third.json'), JSON.stringify(config));
    const { code, stdout } = await copy.run(tsc, '--project', 'tsconfig.third.json');
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});

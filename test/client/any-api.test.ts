import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api, Input } from '../../src/client/api.ts';
import * as web from '../../src/client/index.ts';
import * as node from '../../src/client/node.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { authToken, integrationId } from './clients.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** What the data of an API says that its client takes. */
function options({ token, settings }: Api) {
  const own = Object.keys(settings).map((option) => [option, integrationId]);
  return {
    baseUrl: mock.url,
    ...(token && { [token.option]: authToken }),
    ...Object.fromEntries(own),
  };
}

function inputs({ presign }: Api): { [name: string]: string } {
  const isNeeded = ([name, { required }]: [string, Input]) =>
    required && name !== presign?.file.name && name !== presign?.file.type;
  const needed = Object.entries(presign?.inputs ?? {}).filter(isNeeded);
  return Object.fromEntries(needed.map(([name, input]) => [name, input.enum?.[0] ?? 'any']));
}

test.each(Object.values(node.apis))('$title is called by its data alone', async (api) => {
  const { file, contentTypes } = api.presign ?? {};
  const [[extension, type] = []] = Object.entries(contentTypes ?? {});
  const name = `register.${extension}`;
  const path = join(await mkdtemp(join(tmpdir(), 'any-api-')), name);
  await writeFile(path, 'a,b\n');

  const onNode = await node.createClient(api, options(api)).uploadFile(path, inputs(api));
  expect(onNode.presigned.headers).toEqual({ 'Content-Type': type });
  expect(onNode.size).toBe(4);

  const client = web.createClient(api, options(api));
  const described = { ...inputs(api), [file?.name ?? '']: name };
  const { presigned } = await client.upload({ ...described, body: 'a,b\n' });
  expect(presigned.headers).toEqual({ 'Content-Type': type });

  const outcome = await client.tryPresign({ ...described, [file?.name ?? '']: '' });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-option' } });
});

test.each(['one_integration', 'constructor', '__proto__'])(
  'an id that is none, such as %s, is told',
  (id) => {
    expect(() => node.createClient(node.apis[id] as Api)).toThrow(/^api must be one of apis/);
  },
);

test('both entries have the same APIs', () => {
  expect(web.apis).toBe(node.apis);
});

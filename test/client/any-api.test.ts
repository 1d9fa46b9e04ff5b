import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundles } from '../../generated/bundles.ts';
import type { Api } from '../../src/client/api.ts';
import * as web from '../../src/client/index.ts';
import * as node from '../../src/client/node.ts';
import { callsOf, exampleOf, type Input, inputsOf } from '../../src/contract/operations.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { authToken } from './clients.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** A good value of each secret beside the token, and of each input that says nothing of the file. */
function values({ id }: Api, role: Input['role']): { readonly [option: string]: string } {
  const document = bundles[id];
  if (!document) throw new Error(`There is no document of ${id}.`);
  const inputs = callsOf(document).flatMap(({ operation }) => inputsOf(document, operation));
  const wanted = inputs.filter((input) => input.role === role && input.parameter.required);
  return Object.fromEntries(
    wanted.map(({ option, parameter, schema }) => [
      option,
      exampleOf(document, parameter.examples, schema),
    ]),
  );
}

const inputs = (api: Api) => values(api, 'argument');
const options = (api: Api) => ({
  baseUrl: mock.url,
  ...(api.token && { [api.token.option]: authToken }),
  ...values(api, 'setting'),
});

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

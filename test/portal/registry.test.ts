import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { documentedAnswers } from '../../src/contract/answers.ts';
import { withValueAt } from '../../src/contract/document.ts';
import { prepareHighlighter } from '../../src/portal/components/code.ts';
import { referenceView } from '../../src/portal/components/reference.ts';
import { errorsView } from '../../src/portal/errors/page.ts';
import { apiPages, type Reference, references } from '../../src/portal/references.ts';

// A registry of its own: the storage of the contracts, and an API that they do not have.
const id = 'third-party';
let all: readonly Reference[];

const ended = {
  operationId: 'endImport',
  summary: 'End an import',
  description: 'Ends it.',
  parameters: [
    {
      name: 'importId',
      in: 'path',
      required: true,
      description: 'Which one.',
      schema: { type: 'string' },
      examples: { one: { summary: 'One', value: 'a b' } },
    },
  ],
  responses: {
    '204': { description: 'Ended.' },
    '404': {
      description: 'There is none.',
      'x-error-kind': 'invalid-request',
      content: {
        'text/plain': {
          schema: { type: 'string', 'x-error': 'message' },
          examples: { gone: { summary: 'It is gone', value: 'No such import' } },
        },
      },
    },
  },
};

type Changed = {
  info: { title: string };
  paths: { [path: string]: object };
  components: { securitySchemes: { authToken: { [key: string]: unknown } } };
};

function changed(document: Changed): Changed {
  document.info.title = 'Third';
  document.paths = { '/imports/{importId}': { delete: ended }, ...document.paths };
  Object.assign(document.components.securitySchemes.authToken, { type: 'http', scheme: 'bearer' });
  return document;
}

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'registry-'));
  const files = ['storage', id].map((name) => `  ${name}: { root: spec/${name}.yaml }\n`);
  for (const name of ['storage', id]) {
    await mkdir(join(root, 'generated', name), { recursive: true });
  }
  await mkdir(join(root, 'spec'));
  await writeFile(join(root, 'redocly.yaml'), `apis:\n${files.join('')}`);
  await copyFile('spec/storage.yaml', join(root, 'spec/storage.yaml'));
  await copyFile('generated/storage/openapi.json', join(root, 'generated/storage/openapi.json'));
  const source = parse(await readFile('spec/one-integration.yaml', 'utf8'));
  await writeFile(join(root, `spec/${id}.yaml`), stringify(changed(source)));
  const bundle = JSON.parse(await readFile('generated/one-integration/openapi.json', 'utf8'));
  const text = JSON.stringify(changed(bundle));
  await writeFile(join(root, `generated/${id}/openapi.json`), text);
  all = references(root);
});

test('every operation has a page, and that which gives a URL stands for its API', () => {
  expect(all.map(({ url, method, title }) => [url, method, title])).toEqual([
    ['/reference/third-party/', 'get', 'Third'],
    ['/reference/third-party/endImport/', 'delete', 'Third: End an import'],
    ['/reference/storage/', 'put', 'Clear storage upload'],
  ]);
  expect(apiPages(all).map(({ name, storage }) => [name, storage])).toEqual([[id, 'storage']]);
});

test('a page says the method, the credential and the answers of its own operation', async () => {
  const page = all.find(({ method }) => method === 'delete');
  if (!page) throw new Error('The operation has no page.');
  const { document } = parseHTML(referenceView(page, all, await prepareHighlighter()).markup);
  const said = document.documentElement.textContent ?? '';
  expect(document.querySelector('.endpoint')?.textContent).toBe('DELETE /imports/{importId}');
  expect(document.querySelector('[data-language=curl] pre')?.textContent).toContain(
    'authorization: Bearer $CLEAR_AUTH_TOKEN',
  );
  expect(document.querySelector('[data-language=curl] pre')?.textContent).toContain(
    '/imports/a%20b',
  );
  expect(document.querySelector('[data-token]')?.getAttribute('data-prefix')).toBe('Bearer ');
  expect(said).toContain('No such import');
  expect(said).not.toContain('createThirdPartyClient');
});

test('the sample of the upload uses the API whose URLs lead there', async () => {
  const storage = all.find(({ path }) => path === undefined);
  if (!storage) throw new Error('The upload has no page.');
  const page = referenceView(storage, all, await prepareHighlighter()).markup;
  expect(parseHTML(page).document.documentElement.textContent).toContain(
    'createThirdPartyClient()',
  );
});

test('the errors of an API are those of all its operations', async () => {
  const { document } = parseHTML(`<main>${errorsView(all).markup}</main>`);
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toContain('/reference/third-party/endImport/#answer-gone');
  expect(links).toContain('/reference/third-party/#answer-unauthorized');
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a failure with the status of a success means what its code says, as for the client', async () => {
  const [reference] = references('.').filter(({ name }) => name === 'integration-v1');
  if (!reference) throw new Error('There is no Integration v1.');
  const place = '/components/examples/file-name-empty/value/errorCode';
  const document = withValueAt(reference.document, place, 'LICENSE_EXPIRED');
  const kinds = documentedAnswers(document, reference.operation).map(
    ({ status, name, meaning }) => [status, name, meaning.kind],
  );
  expect(kinds).toContainEqual([200, 'file-name-empty', 'license-expired']);
  expect(kinds).toContainEqual([200, 'file-name-too-long', 'invalid-request']);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBundles } from '../../src/contract/bundles.ts';
import {
  documentsOf,
  readRegistry,
  refuseUnregistered,
  storageOf,
} from '../../src/contract/registry.ts';

const api = (target = '') => `openapi: 3.1.1
info: { title: An API, version: 1.0.0 }
paths:
  /slots:
    get:
      operationId: getSlot
      responses:
        '200':
          description: Fine.
          links: { up: { operationRef: '#/components/pathItems/Upload/put', x-target-url: '$response.body#/url' } }
components: { pathItems: { Upload: { ${target} } } }
`;
const shared =
  'openapi: 3.1.1\ninfo: { title: A store, version: 1.0.0 }\npaths: {}\ncomponents: { pathItems: { Upload: { put: { operationId: uploadFile, responses: {} } } } }\n';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'registry-'));
  await mkdir(join(root, 'spec'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: { readonly [name: string]: string }, entries: object) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  await writeFile(join(root, 'redocly.yaml'), JSON.stringify({ apis: entries }));
}

describe('the registry', () => {
  test('tells what each document is by what stands in it, whatever it is called', async () => {
    const files = {
      'spec/b.yaml': api("$ref: 'workflow.yaml#/components/pathItems/Upload'"),
      'spec/workflow.yaml': shared,
      'spec/api.yaml': 'arazzo: 1.0.1\ninfo: { title: A flow, version: 1.0.0 }\n',
      'spec/a.yaml': api(),
    };
    await write(files, {
      b: { root: 'spec/b.yaml' },
      storage: { root: 'spec/workflow.yaml' },
      flow: { root: 'spec/api.yaml' },
      a: { root: 'spec/a.yaml' },
    });
    const registry = readRegistry(root);
    expect(documentsOf(registry).map(({ id }) => id)).toEqual(['b', 'a', 'storage']);
    expect(registry.shared.map(({ id }) => id)).toEqual(['storage']);
    expect(registry.workflows).toMatchObject([{ id: 'flow', file: join(root, 'spec/api.yaml') }]);
    const [b, a] = registry.apis;
    expect(b && storageOf(registry, b)).toBe('storage');
    expect(a && storageOf(registry, a)).toBeUndefined();
  });

  test('refuses a document that is in no list, also a broken one, with the line to add', async () => {
    await write(
      { 'spec/a.yaml': api(), 'spec/new.arazzo.yaml': 'arazzo: 1.0.1\n  : [' },
      {
        a: { root: 'spec/a.yaml' },
      },
    );
    for (const read of [readRegistry, refuseUnregistered]) {
      expect(() => read(root)).toThrow(
        'spec/new.arazzo.yaml is in no list: add "  new: { root: spec/new.arazzo.yaml }" to apis in redocly.yaml, or take it away.',
      );
    }
  });

  test('lets a table stand beside the documents', async () => {
    await write(
      { 'spec/a.yaml': api(), 'spec/pinned.yaml': 'a: []\n' },
      {
        a: { root: 'spec/a.yaml' },
      },
    );
    expect(readRegistry(root).apis).toHaveLength(1);
  });

  test.each(['2nd-api', 'My-Api', 'my_api', 'partner@v2', 'a--b', 'a-'])(
    'refuses the id %s, which gives no name to a client',
    async (id) => {
      await write({ 'spec/a.yaml': api() }, { [id]: { root: 'spec/a.yaml' } });
      expect(() => readRegistry(root)).toThrow(`apis: ${id}: in redocly.yaml names no client`);
    },
  );

  test('refuses two ids that give one name', async () => {
    await write(
      { 'spec/a.yaml': api() },
      {
        'a-1': { root: 'spec/a.yaml' },
        a1: { root: 'spec/a.yaml' },
      },
    );
    expect(() => readRegistry(root)).toThrow(
      'apis: a1: in redocly.yaml names the same client as a-1:.',
    );
  });

  test.each([
    ['is no YAML', 'apis: [\n', /cannot be read: Flow sequence .* at line 2, column 1\.$/],
    ['holds nothing', '', /cannot be read: it holds no document\.$/],
    [
      'names no file',
      'apis: { a: spec/a.yaml }',
      /^apis: a: in redocly.yaml names no file: write "a: { root: spec\/a.yaml }"\.$/,
    ],
  ])('says in one sentence that its own file %s', async (_, text, says) => {
    await writeFile(join(root, 'redocly.yaml'), text);
    expect(() => readRegistry(root)).toThrow(says);
  });

  test.each([
    ['is not there', undefined, 'ENOENT'],
    ['is no YAML', 'openapi: [', 'cannot be read'],
    ['holds nothing', '', 'it holds no document'],
    ['says not what it is', 'openapi: 3.1.1', 'has no info with a title and a version'],
  ])('names a file that %s, and the entry that leads to it', async (_, text, why) => {
    await write(text === undefined ? {} : { 'spec/a.yaml': text }, { a: { root: 'spec/a.yaml' } });
    expect(() => readRegistry(root)).toThrow(join(root, 'spec/a.yaml'));
    expect(() => readRegistry(root)).toThrow('apis: a: in redocly.yaml');
    expect(() => readRegistry(root)).toThrow(why);
  });
});

test('a folder of bundles is read alike, in the order of its names', async () => {
  for (const id of ['b', 'a']) {
    await mkdir(join(root, 'spec', id));
    await writeFile(
      join(root, 'spec', id, 'openapi.json'),
      JSON.stringify({ openapi: '3.1.1', paths: {} }),
    );
  }
  await writeFile(join(root, 'spec/notes.txt'), 'no folder');
  expect(Object.keys(readBundles(join(root, 'spec')))).toEqual(['a', 'b']);
  await mkdir(join(root, 'spec/c'));
  expect(() => readBundles(join(root, 'spec'))).toThrow(join(root, 'spec/c/openapi.json'));
});

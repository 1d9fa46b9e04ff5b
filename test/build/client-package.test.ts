import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pascalCase } from '../../src/contract/names.ts';
import { readRegistry } from '../../src/contract/registry.ts';
import { samples } from '../client/samples.ts';
import { bundled, bundleSize } from './bundle-size.ts';
import { compile } from './compile.ts';
import { consumerOptions, resolutions } from './consumer-options.ts';
import { installedPackage } from './packed.ts';
import { root, run } from './tarball.ts';

const { packed, project, installed } = await installedPackage('clear-presign');

test('the package has its two entries, the contracts, and what they share', () => {
  const kinds = packed.files.map((file) => file.replace(/^(shared|openapi)\/[^.]*\./, '$1/*.'));
  expect([...new Set(kinds)].sort()).toEqual([
    'LICENSE',
    'README.md',
    'index.d.ts',
    'index.js',
    'index.js.map',
    'node.d.ts',
    'node.js',
    'node.js.map',
    'openapi.d.ts',
    'openapi.js',
    'openapi.js.map',
    'openapi/*.json',
    'package.json',
    'shared/*.d.ts',
    'shared/*.js',
    'shared/*.js.map',
  ]);
});

test('only its entry for Node imports from Node', async () => {
  const withNode = [];
  for (const file of packed.files.filter((one) => one.endsWith('.js'))) {
    if (/['"]node:/.test(await readFile(join(installed, file), 'utf8'))) withNode.push(file);
  }
  expect(withNode).toEqual(['node.js']);
});

describe('what a consumer writes in TypeScript, and the README shows', () => {
  beforeAll(async () => {
    const consumer = join(project, 'consumer');
    await cp(join(import.meta.dirname, 'consumer'), consumer, { recursive: true });
    for (const { file, code } of samples) await writeFile(join(consumer, file), code);
  });

  test.each(Object.keys(resolutions))('compiles with moduleResolution %s', (resolution) => {
    const complaints = compile(project, {
      compilerOptions: {
        // What the types say of themselves is the same for all, and costs most to look at.
        ...consumerOptions(resolution, resolution !== 'nodenext'),
        typeRoots: [join(root, 'node_modules/@types')],
      },
      // Only there does TypeScript allow to require ESM.
      include: resolution === 'nodenext' ? ['consumer'] : ['consumer/*.ts'],
    });
    expect(complaints).toBe('');
  });
});

describe('a consumer on Node', () => {
  const body = `
    const options = {
      authToken: 'token',
      integrationId: '00000000-0000-4000-8000-000000000001',
      fetch: async () => Response.json({ success: true, result: { uploadUrl: 'https://storage.clear.in/k?q' } }),
    };
    const clients = [web, node].map((entry) => entry.createOneIntegrationClient(options));
    const ofAFile = clients.map((client) => 'uploadFile' in client);
    Promise.all(clients.map((client) => client.presign({ filename: 'a.csv' }))).then((presigned) => {
      const answers = presigned.map(({ location, headers }) => ({ location, headers }));
      console.log(JSON.stringify({ answers, ofAFile, version: contract.openapi }));
    });`;

  test.each([
    [
      'main.mjs',
      `import * as web from 'clear-presign';
       import * as node from 'clear-presign/node';
       import contract from 'clear-presign/openapi/one-integration.json' with { type: 'json' };`,
    ],
    [
      'main.cjs',
      `const web = require('clear-presign');
       const node = require('clear-presign/node');
       const contract = require('clear-presign/openapi/one-integration.json');`,
    ],
  ])('%s gets both entries and the contracts', async (file, head) => {
    await writeFile(join(project, file), head + body);
    const answer = {
      location: 'https://storage.clear.in/k',
      headers: { 'Content-Type': 'text/csv' },
    };
    expect(JSON.parse(await run(process.execPath, [file], project))).toEqual({
      answers: [answer, answer],
      ofAFile: [false, true],
      version: '3.1.1',
    });
  });
});

describe('one API bundled, minified and compressed', () => {
  /** Tripwires, bytes: the smallest with openapi-fetch and all that is ever loaded, and what another adds at most. */
  const most = 14_700;
  const more = 600;

  test('is not larger than it was decided to be, and a further API adds little', async () => {
    const sizeOf = async (name: string, factories: readonly string[]) => {
      const source = `export { ${factories.join(', ')} } from 'clear-presign';`;
      const { atOnce, later } = await bundleSize(project, name, source);
      return atOnce.gzip + later.gzip;
    };
    const factories = readRegistry(root).apis.map(({ id }) => `create${pascalCase(id)}Client`);
    const alone = [];
    for (const factory of factories) alone.push(await sizeOf(factory, [factory]));
    // What they share is in each; an API with more to say than another weighs more by that alone.
    const least = Math.min(...alone);
    expect(least).toBeLessThanOrEqual(most);
    expect(Math.max(...alone) - least).toBeLessThanOrEqual(more);
    const all = await sizeOf('all', factories);
    expect(all - least).toBeLessThanOrEqual(more * (factories.length - 1));
  });

  test('has nothing of the other API in it', async () => {
    const source = `export { createOneIntegrationClient } from 'clear-presign';`;
    const script = await bundled(project, 'one', source);
    expect(script).toContain('x-clear-auth-token');
    expect(script).not.toContain('x-cleartax-auth-token');
  });
});

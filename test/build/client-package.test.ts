import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pascalCase } from '../../src/contract/names.ts';
import { readRegistry } from '../../src/contract/registry.ts';
import { bundled, bundleSize } from './bundle-size.ts';
import { consumerOptions } from './consumer-options.ts';
import { install, pack, root, run } from './tarball.ts';

const folder = join(root, 'src/client');
let packed: Awaited<ReturnType<typeof pack>>;
let project: string;
let installed: string;

beforeAll(async () => {
  packed = await pack(folder);
  project = join(packed.place, 'project');
  await mkdir(project);
  installed = await install(packed.tarball, folder, project);
});
afterAll(() => packed.remove());

describe('the packed package', () => {
  test('has what a consumer needs and nothing else', async () => {
    const kinds = packed.files.map((file) => file.replace(/^(types|shared)\/.*\./, '$1/*.'));
    expect([...new Set(kinds)].sort()).toEqual([
      'LICENSE',
      'README.md',
      'index.js',
      'node.js',
      'package.json',
      'shared/*.js',
      'types/*.ts',
    ]);
  });

  test('names built files alone, and has one dependency', async () => {
    const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    expect(manifest.name).toBe('clear-presign');
    expect(manifest.dependencies).toEqual({ 'openapi-fetch': '0.17.0' });
    expect(manifest.bin).toBeUndefined();
    expect(manifest.exports).toEqual({
      '.': { types: './types/src/client/index.d.ts', default: './index.js' },
      './node': { types: './types/src/client/node.d.ts', default: './node.js' },
      './package.json': './package.json',
    });
  });

  test('refers to no TypeScript source and to nothing outside of itself', async () => {
    const scripts = packed.files.filter((file) => /\.(js|d\.ts)$/.test(file));
    for (const file of scripts) {
      const text = await readFile(join(installed, file), 'utf8');
      const imports = [...text.matchAll(/(?:from|import) ?\(?['"]([^'"]+)['"]/g)].map(
        ([, id]) => id,
      );
      for (const id of imports) {
        expect(`${file}: ${id}`).toMatch(/: (\.{1,2}\/.*\.js|openapi-fetch|node:[a-z/_]+)$/);
      }
    }
  });

  test('has Node imports in its Node entry point only', async () => {
    const isLibrary = (file: string) => /^(index|node|shared\/.*)\.js$/.test(file);
    const scripts = packed.files.filter(isLibrary);
    const withNode = [];
    for (const file of scripts) {
      if (/['"]node:/.test(await readFile(join(installed, file), 'utf8'))) withNode.push(file);
    }
    expect(withNode).toEqual(['node.js']);
  });

  test('passes publint', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true });
    expect(messages).toEqual([]);
  });

  test('passes are-the-types-wrong', async () => {
    const command = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const args = [command, packed.tarball, '--profile', 'esm-only', '--format', 'ascii'];
    expect(await run(process.execPath, args, project)).toContain('node16 (from ESM): 🟢 (ESM)');
  });
});

describe('consumers', () => {
  test.each([true, false])(
    'compile with TypeScript 5.9 and skipLibCheck %s',
    async (skipLibCheck) => {
      await compile(project, join(root, 'node_modules/typescript/bin/tsc'), skipLibCheck);
    },
  );

  test('run it on Node', async () => {
    await writeFile(
      join(project, 'main.js'),
      `import { createOneIntegrationClient } from 'clear-presign';
       import { createOneIntegrationClient as onNode, fromPath } from 'clear-presign/node';
       const options = {
         authToken: 'token',
         integrationId: crypto.randomUUID(),
         fetch: async () => Response.json({ success: true, result: { uploadUrl: 'https://storage.clear.in/k?q' } }),
       };
       const clients = [createOneIntegrationClient(options), onNode(options)];
       const ofAFile = clients.map((client) => 'uploadFile' in client);
       const presigned = await Promise.all(clients.map((client) => client.presign({ filename: 'a.csv' })));
       const answers = presigned.map(({ location, headers }) => ({ location, headers }));
       const { size } = await fromPath('package.json');
       console.log(JSON.stringify({ answers, ofAFile, size }));`,
    );
    const answer = {
      location: 'https://storage.clear.in/k',
      headers: { 'Content-Type': 'text/csv' },
    };
    expect(JSON.parse(await run(process.execPath, ['main.js'], project))).toEqual({
      answers: [answer, answer],
      ofAFile: [false, true],
      size: 17,
    });
  });
});

describe('one API bundled, minified and compressed', () => {
  /** Tripwires, bytes: openapi-fetch and all that is ever loaded included. */
  const most = 14_400;
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
    expect(Math.max(...alone)).toBeLessThanOrEqual(most);
    const all = await sizeOf('all', factories);
    expect(all - Math.min(...alone)).toBeLessThanOrEqual(more * (factories.length - 1));
  });

  test('has nothing of the other API in it', async () => {
    const source = `export { createOneIntegrationClient } from 'clear-presign';`;
    const script = await bundled(project, 'one', source);
    expect(script).toContain('x-clear-auth-token');
    expect(script).not.toContain('x-cleartax-auth-token');
  });
});

async function compile(project: string, tsc: string, skipLibCheck: boolean): Promise<void> {
  const file = join(project, `tsconfig.${skipLibCheck}.json`);
  const options = {
    compilerOptions: {
      ...consumerOptions(skipLibCheck),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['consumer'],
  };
  await writeFile(file, JSON.stringify(options));
  await run(process.execPath, [tsc, '--project', file], project);
}

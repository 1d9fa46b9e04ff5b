import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentsOf, readRegistry } from '../../src/contract/registry.ts';
import { packages, readManifest } from '../../tsdown.config.ts';
import { packedOf } from './packed.ts';
import { root, unpack } from './tarball.ts';

/**
 * Tripwires: what a package may weigh unpacked, source maps and all, by itself and for each API, and how many
 * others it brings.
 */
const most: { readonly [name: string]: Weight } = {
  'clear-presign': { bytes: 300_000, each: 180_000, others: 2 },
  'clear-presign-cli': { bytes: 1_800_000, each: 0, others: 3 },
  'clear-presign-mock': { bytes: 480_000, each: 60_000, others: 125 },
  // Each API has a page of Redoc with all of Redoc in it.
  'clear-presign-docs': { bytes: 600_000, each: 3_300_000, others: 130 },
};
type Weight = { readonly bytes: number; readonly each: number; readonly others: number };

const registry = readRegistry(root);

describe.each(packages().map((folder) => ({ folder, ...readManifest(folder) })))(
  'the package $name',
  ({ folder, name, exports, dependencies }) => {
    const packed = packedOf(name);
    let place: string;
    let manifest: { readonly [key: string]: unknown };

    beforeAll(async () => {
      place = await unpack(packed.tarball, await mkdtemp(join(tmpdir(), 'unpacked-')));
      manifest = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
    });

    test('says what it is, and runs nothing when it is installed', () => {
      expect(manifest).toMatchObject({
        name,
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        description: expect.stringMatching(/./),
        keywords: expect.arrayContaining(['pre-signed-url']),
        license: 'MIT',
        type: 'module',
        engines: { node: '>=20.19.0' },
        ...(dependencies && { dependencies }),
      });
      // The address of the repository is the release's to say.
      for (const key of ['scripts', 'brings', 'private', 'devDependencies', 'repository']) {
        expect(manifest).not.toHaveProperty(key);
      }
      expect(packed.files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
    });

    test('leads to no source map that is not in it', async () => {
      const missing: string[] = [];
      for (const file of packed.files.filter((one) => /\.(js|d\.ts)$/.test(one))) {
        const text = await readFile(join(place, file), 'utf8');
        const [, map] = /^\/\/# sourceMappingURL=(.*)$/m.exec(text) ?? [];
        if (map && !packed.files.includes(join(dirname(file), map))) missing.push(file);
      }
      expect(missing).toEqual([]);
    });

    test('passes publint', async () => {
      const { messages } = await publint({ pkgDir: place, pack: false, strict: true });
      expect(messages).toEqual([]);
    });

    test('passes are-the-types-wrong, but for being ESM alone', async () => {
      const data = new Uint8Array(await readFile(packed.tarball));
      const result = await checkPackage(createPackageFromTarballData(data));
      const hasTypes = packed.files.some((file) => file.endsWith('.d.ts'));
      expect(Boolean(result.types)).toBe(hasTypes);
      const problems = 'problems' in result ? result.problems : [];
      expect(problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')).toEqual([]);
    });

    test('imports nothing but itself, Node and what it depends on, in declarations too', async () => {
      const strangers: string[] = [];
      const known = Object.keys(dependencies ?? {});
      for (const file of packed.files.filter((one) => /\.(js|d\.ts)$/.test(one))) {
        const text = await readFile(join(place, file), 'utf8');
        for (const { fileName: id } of ts.preProcessFile(text, true, false).importedFiles) {
          const isOwn = /^\.{1,2}\/.*\.js$/.test(id) || id.startsWith('node:');
          const isKnown = known.some((one) => id === one || id.startsWith(`${one}/`));
          if (!isOwn && !isKnown) strangers.push(`${file}: ${id}`);
        }
      }
      expect(strangers).toEqual([]);
    });

    test('has a source map with the sources in it for every script, named as in the repository', async () => {
      for (const file of packed.files.filter((one) => /^[^/]+\.js$|^shared\/.*\.js$/.test(one))) {
        const script = await readFile(join(place, file), 'utf8');
        expect(script).not.toContain(root);
        // What only passes on the exports of others has nothing to map.
        if (!/^(?!import |export |\/\/|#!|$)/m.test(script)) continue;
        // The bundler's own lines have no source.
        if (file.endsWith('/rolldown-runtime.js')) continue;
        const text = await readFile(join(place, `${file}.map`), 'utf8');
        const { sources, sourcesContent } = JSON.parse(text);
        expect(sourcesContent).toHaveLength(sources.length);
        for (const source of sources)
          expect(source).toMatch(/^(src|generated|spec|node_modules)\//);
      }
    });

    if ('./openapi/*.json' in exports)
      test('has every contract as one document', async () => {
        for (const { id } of documentsOf(registry)) {
          const document = await readFile(join(place, `openapi/${id}.json`));
          expect(document).toEqual(await readFile(join(root, `generated/${id}/openapi.json`)));
        }
      });

    test('is not larger, and brings no more of others, than was decided', async () => {
      const { bytes, each, others } = most[name] ?? { bytes: 1_000_000, each: 0, others: 10 };
      expect(packed.unpackedSize).toBeLessThanOrEqual(bytes + each * registry.apis.length);
      expect((await brought(folder)).size).toBeLessThanOrEqual(others);
    });
  },
);

/** Every package that comes with one, as npm has locked them. */
async function brought(folder: string): Promise<Set<string>> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8');
  const { packages: locked }: { packages: { [place: string]: Locked } } = JSON.parse(text);
  const found = new Set<string>();
  const add = (place: string) => {
    for (const name of Object.keys(locked[place]?.dependencies ?? {})) {
      const near = nearest(place).map((above) => `${above}node_modules/${name}`);
      const one = near.find((candidate) => candidate in locked) ?? '';
      const { link, resolved = '' } = locked[one] ?? {};
      const target = link ? resolved : one;
      if (found.has(target)) continue;
      found.add(target);
      add(target);
    }
  };
  add(relative(root, folder));
  return found;
}

type Locked = {
  readonly dependencies?: { readonly [name: string]: string };
  readonly link?: boolean;
  readonly resolved?: string;
};

/** Where a package looks for others: in itself, then in what is around it. */
function nearest(place: string): string[] {
  const parts = place.split('/node_modules/');
  const around = parts.map(
    (_, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/`,
  );
  return [...around, ''];
}

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DocumentName } from '../../spec/rules/reading/rule.ts';
import { bundle } from '../../src/generate/bundle.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { lintWithRedocly } from '../../src/tasks/lint/redocly.ts';
import { sourceFile, sources } from './contract-texts.ts';
import { documents, sourceDocuments } from './documents.ts';
import { lintSources } from './lint-sources.ts';
import { type Mutant, mutate, seeded } from './random-mutations.ts';

/** More of them for a report: MUTATIONS=1000. */
const count = Number(process.env['MUTATIONS'] ?? 40);
const root = join(import.meta.dirname, '../..');

const originals = new Map(
  documents.map((name) => [name, parse(sources.get(sourceFile(name)) ?? '')]),
);
const random = seeded(20_260_208);
const mutants = Array.from({ length: count }, () => {
  const name = documents[random(documents.length)] ?? 'storage';
  return mutate(name, originals.get(name), random);
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutants-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(`catches nearly all of ${count} random faults`, { timeout: 900_000 }, async () => {
  const layers = new Map<string, number>();
  const unseen: Mutant[] = [];
  for (const mutant of mutants) {
    const layer = layerOf(await withSpectral(mutant));
    if (layer) layers.set(layer, (layers.get(layer) ?? 0) + 1);
    else unseen.push(mutant);
  }
  const folders = await written(unseen);
  const toRedocly = await seenByRedocly([...folders.keys()]);
  const slipped = [...folders].filter(([file]) => !toRedocly.has(dirname(file)));
  layers.set('Redocly alone', unseen.length - slipped.length);
  console.log(
    [
      `Of ${count} random faults lint catches ${count - slipped.length}:`,
      ...[...layers].map(([layer, number]) => `  ${number} by ${layer}`),
      `The drift check alone sees ${slipped.length}:`,
      ...slipped.map(([, { document, what }]) => `  ${document}: ${what}`),
    ].join('\n'),
  );
  expect((count - slipped.length) / count).toBeGreaterThan(0.85);
  for (const [file, { document }] of slipped) {
    const copies = sourceDocuments.map((source) => ({
      ...source,
      file: join(dirname(file), basename(source.file)),
    }));
    const bundles = await bundle(dirname(dirname(file)), copies);
    expect(bundles.get(document)).not.toEqual(await generated(document));
  }
});

function withSpectral({ document, data }: Mutant): Promise<readonly Finding[]> {
  return lintSources(new Map([...sources, [sourceFile(document), JSON.stringify(data, null, 1)]]));
}

/** Which layer a mutant falls to; the layers that cost an author least thought come first. */
function layerOf(findings: readonly Finding[]): string | undefined {
  if (!findings.length) return undefined;
  const names = findings.map(({ rule }) => rule);
  if (names.some((name) => /valid-(media|schema)-example/.test(name))) return 'example validation';
  return names.some((name) => /^(oas|operation-|info-|path-|parser|invalid-ref)/.test(name))
    ? 'Spectral’s own rules'
    : 'our rules alone';
}

/** Writes each mutant into a folder of its own, beside the documents that it refers to. */
async function written(mutants: readonly Mutant[]): Promise<ReadonlyMap<string, Mutant>> {
  const files = new Map<string, Mutant>();
  for (const [index, mutant] of mutants.entries()) {
    const own = join(folder, String(index), 'spec');
    await mkdir(own, { recursive: true });
    for (const [file, text] of sources) await writeFile(join(own, basename(file)), text);
    const file = join(own, `${mutant.document}.yaml`);
    await writeFile(file, JSON.stringify(mutant.data));
    files.set(file, mutant);
  }
  return files;
}

async function seenByRedocly(files: readonly string[]): Promise<ReadonlySet<string>> {
  const found = files.length ? await lintWithRedocly(root, files) : [];
  return new Set(found.map(({ file }) => dirname(file)));
}

/** The bundle as it is committed. */
async function generated(name: DocumentName): Promise<unknown> {
  return JSON.parse(await readFile(join(root, `generated/${name}/openapi.json`), 'utf8'));
}

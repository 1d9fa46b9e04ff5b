import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { DocumentName } from '../../spec/rules/reading/rule.ts';
import { bundle } from '../../src/generate/bundle.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { lintWithRedocly } from '../../src/tasks/lint/redocly.ts';
import { sourceFile, sources } from '../spec/contract-texts.ts';
import { documents, sourceDocuments } from '../spec/documents.ts';
import { lintWithOurs, lintWithStock } from '../spec/lint-sources.ts';
import { type Mutant, mutate, seeded } from './random-mutations.ts';
import type { Benchmark, Table } from './table.ts';

const root = join(import.meta.dirname, '../..');

/** As many faults as tell one guard from another within a few minutes. */
const count = 200;
/** Less than this share is a hole in the rules. */
const wanted = 0.85;

/** Makes random faults in the contracts, the same ones each time, and asks which guard sees each. */
const run: Benchmark = async () => {
  const originals = new Map(
    documents.map((name) => [name, parse(sources.get(sourceFile(name)) ?? '')]),
  );
  const random = seeded(20_260_208);
  const mutants = Array.from({ length: count }, () => {
    const name = documents[random(documents.length)] ?? 'storage';
    return mutate(name, originals.get(name), random);
  });
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  try {
    return [await measured(mutants, folder)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
export default run;

/** @throws when lint catches too few, or a fault that lint does not see leaves the bundles as they are */
async function measured(mutants: readonly Mutant[], folder: string): Promise<Table> {
  const layers = new Map<string, number>();
  const unseen: Mutant[] = [];
  for (const mutant of mutants) {
    const layer = layerOf(await withSpectral(mutant));
    if (layer) layers.set(layer, (layers.get(layer) ?? 0) + 1);
    else unseen.push(mutant);
  }
  const folders = await written(unseen, folder);
  const toRedocly = await seenByRedocly([...folders.keys()]);
  const slipped = [...folders].filter(([file]) => !toRedocly.has(dirname(file)));
  layers.set('Redocly alone', unseen.length - slipped.length);
  if ((count - slipped.length) / count <= wanted) {
    throw new Error(`Lint misses ${slipped.map(([, { what }]) => what).join('; ')}`);
  }
  for (const [file, { document, what }] of slipped) {
    const copies = sourceDocuments.map((source) => ({
      ...source,
      file: join(dirname(file), basename(source.file)),
    }));
    const bundles = await bundle(dirname(dirname(file)), copies);
    if (isDeepStrictEqual(bundles.get(document), await generated(document))) {
      throw new Error(`No guard sees this in ${document}: ${what}`);
    }
  }
  layers.set('the drift check alone', slipped.length);
  return {
    title: `Random faults: which guard sees ${count} of them first?`,
    note: slipped.map(([, { document, what }]) => `Lint misses in ${document}: ${what}`).join('\n'),
    rows: [...layers].map(([guard, faults]) => ({ guard, faults })),
  };
}

async function withSpectral({ document, data }: Mutant): Promise<readonly Finding[]> {
  const texts = new Map([...sources, [sourceFile(document), JSON.stringify(data, null, 1)]]);
  const found = [...(await lintWithStock(texts))];
  for await (const finding of lintWithOurs(texts)) found.push(finding);
  return found;
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
async function written(
  mutants: readonly Mutant[],
  folder: string,
): Promise<ReadonlyMap<string, Mutant>> {
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

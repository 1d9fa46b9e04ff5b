import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { refuseUnregistered, registeredFiles } from '../../contract/registry.ts';
import { lintBetween } from './between.ts';
import { distinct, type Finding } from './finding.ts';
import { lintWithRedocly } from './redocly.ts';
import { type Source, sourceOf, unreadable } from './source.ts';
import { lintWithSpectral } from './spectral.ts';

/**
 * Everything that is linted: the sources, the workflows over them, and the bundles made from them.
 *
 * @throws when a document in `spec/` is not in the registry
 */
export function contractFiles(root: string): readonly string[] {
  refuseUnregistered(root);
  const registered = registeredFiles(root);
  const bundles = registered.map(({ id }) => resolve(root, 'generated', id, 'openapi.json'));
  return [...registered.map(({ file }) => file), ...bundles.filter((file) => existsSync(file))];
}

function tableOf(root: string): string {
  return resolve(root, 'spec/pinned.yaml');
}

/** The documents that the table of pinned truth says nothing of, which no finding tells of a new one. */
export async function unpinned(root: string): Promise<readonly string[]> {
  const table: object = parse(await readFile(tableOf(root), 'utf8'));
  const names = registeredFiles(root).map(({ file }) => basename(file).replace(/\..*$/, ''));
  return names.filter((name) => !(name in table));
}

/**
 * Lints files with Spectral and Redocly side by side. Files that cannot be read as OpenAPI give one
 * finding each and keep the others from being linted, since those may refer to them.
 *
 * @throws when a file does not exist or is a folder
 */
export async function lint(root: string, files: readonly string[]): Promise<readonly Finding[]> {
  const sources = await Promise.all(files.map(read));
  const broken = sources.flatMap((source) => unreadable(source) ?? []);
  if (broken.length) return broken;
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  // The table is no contract itself: only the contracts, all of them, are held against it.
  const isWhole = contractFiles(root).every((file) => texts.has(file));
  const between = isWhole ? lintBetween([...sources, await read(tableOf(root))]) : [];
  const openapi = files.filter((file) => !file.endsWith('.arazzo.yaml'));
  const found = await Promise.all([lintWithSpectral(texts, openapi), lintWithRedocly(root, files)]);
  return distinct([...found.flat(), ...between]);
}

async function read(file: string): Promise<Source> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    // Node does not say which.
    if (fault.code === 'EISDIR') throw new Error(`${file} is a folder. Name the files in it.`);
    throw fault;
  });
  return sourceOf(file, text);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentName, Edit } from '../../spec/rules/reading/rule.ts';
import { documents } from './documents.ts';

const folder = join(import.meta.dirname, '../../spec');

/** Where a source of the contract lies. */
export function sourceFile(name: DocumentName): string {
  return join(folder, `${name}.yaml`);
}

/** The sources of the contract as they are, by absolute path. */
export const sources: ReadonlyMap<string, string> = new Map(
  documents.map((name) => [sourceFile(name), readFileSync(sourceFile(name), 'utf8')]),
);

/** What stands beside them: the workflows over them, and the table of pinned truth. */
export const beside: ReadonlyMap<string, string> = new Map(
  ['upload.arazzo.yaml', 'pinned.yaml'].map((name) => {
    const file = join(folder, name);
    return [file, readFileSync(file, 'utf8')];
  }),
);

/** The sources with one edit made in them. */
export function edited({ document, good, bad }: Edit): ReadonlyMap<string, string> {
  const file = sourceFile(document);
  const [before = '', after, ...more] = (sources.get(file) ?? '').split(good);
  if (after === undefined || more.length) {
    const count = after === undefined ? 0 : more.length + 1;
    throw new Error(`spec/${document}.yaml has this text ${count} times, not once:\n${good}`);
  }
  return new Map([...sources, [file, before + bad + after]]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentName, Edit } from '../../spec/rules/reading/rule.ts';
import { type Source, sourceOf } from '../../src/tasks/lint/source.ts';
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

const asTheyAre = new Map(
  [...sources, ...beside].map(([file, text]) => [file, sourceOf(file, text)]),
);

/** Takes texts apart; those that are as they were, once for all tests. */
export function takenApart(texts: ReadonlyMap<string, string>): readonly Source[] {
  return [...texts].map(([file, text]) => {
    const original = asTheyAre.get(file);
    return original?.text === text ? original : sourceOf(file, text);
  });
}

/** The sources, or texts made from them, with one edit made in them. */
export function edited(
  { document, good, bad }: Edit,
  texts = sources,
): ReadonlyMap<string, string> {
  const file = sourceFile(document);
  const [before = '', after, ...more] = (texts.get(file) ?? '').split(good);
  if (after === undefined || more.length) {
    const count = after === undefined ? 0 : more.length + 1;
    throw new Error(`spec/${document}.yaml has this text ${count} times, not once:\n${good}`);
  }
  return new Map([...texts, [file, before + bad + after]]);
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  visit,
} from 'yaml';
import { stepsOf } from '../../src/contract/meaning.ts';
import { lintBetween } from '../../src/tasks/lint/between.ts';
import type { Finding } from '../../src/tasks/lint/finding.ts';
import { sourceOf, unreadable } from '../../src/tasks/lint/source.ts';
import { beside, sourceFile, takenApart } from './contract-texts.ts';
import { documents } from './documents.ts';
import { lintWithOurs, lintWithStock } from './lint-sources.ts';

/** One change of one place, or of the whole text of a file; of two places, whichever is there. */
export type Step = {
  /** The file or files of `spec/`, without `.yaml`. */
  readonly in: string | readonly string[];
  /**
   * A JSON pointer. `*` is every member; a member of a list goes by its position, by a value that it has
   * (`parameters/filename`), or by several (`x-faults/filename,pattern`). Without it: the whole text.
   */
  readonly at?: string | readonly string[];
  readonly set?: unknown;
  readonly rename?: string;
  readonly remove?: true;
  /** To the end of a list, or into a mapping. */
  readonly add?: unknown;
  /** Old and new text; any white space of the old one stands for any other. */
  readonly replace?: readonly [string, string];
  readonly swap?: readonly [string, string];
  /** Marks what stands there as documented on the document's own page, in that document's way. */
  readonly documented?: true;
  /** The place may be gone. */
  readonly maybe?: true;
  /** Only where this place is there. */
  readonly if?: string;
};

/** An edit of the contracts that agrees with itself: a wrong statement, or none at all. */
export type ConsistentEdit = {
  readonly kind: string;
  readonly name: string;
  readonly edits: readonly Step[];
};

/** Texts of `spec/` by file name without `.yaml`. */
export type Texts = ReadonlyMap<string, string>;

const folder = join(import.meta.dirname, 'consistent-edits');

/** Every edit of `consistent-edits/`; its kind is its own, or the name of its file. */
export const consistentEdits: readonly ConsistentEdit[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const edits: (Omit<ConsistentEdit, 'kind'> & { kind?: string })[] = parse(
      readFileSync(join(folder, file), 'utf8'),
    );
    return edits.map((edit) => ({ ...edit, kind: edit.kind ?? file.replace('.yaml', '') }));
  });

/** The rules that hold the documents against the table of pinned truth. */
export const tableRules = new Set(['pins-held', 'all-pinned']);

/** The texts of the documents and the workflow, as they are. */
export const originals: Texts = new Map(
  [...documents, 'upload.arazzo'].map((file) => [
    file,
    readFileSync(join(import.meta.dirname, '../../spec', `${file}.yaml`), 'utf8'),
  ]),
);

/** What lint finds, one after the other; what is quick comes first. */
export async function* findings(texts: Texts): AsyncGenerator<Finding> {
  for (const [file, text] of texts) {
    const finding = unreadable(sourceOf(`${file}.yaml`, text));
    if (finding) return yield finding;
  }
  const sources = documents.map((name) => [sourceFile(name), texts.get(name) ?? ''] as const);
  const others = [...beside].map(([file, text]) => {
    const name = basename(file).replace('.yaml', '');
    return [file, texts.get(name) ?? text] as const;
  });
  yield* lintBetween(takenApart(new Map([...sources, ...others])));
  yield* lintWithOurs(new Map(sources));
  yield* await lintWithStock(new Map(sources));
}

/**
 * Makes one edit.
 *
 * @throws naming the edit, when a step of it finds nothing or changes nothing
 */
export function applied(texts: Texts, { name, edits }: ConsistentEdit): Texts {
  const after = new Map(texts);
  for (const step of edits) {
    for (const file of [step.in].flat()) {
      const before = after.get(file);
      if (step.if && !isThere(before ?? '', step.if)) continue;
      if (before === undefined) throw new Error(`“${name}” edits spec/${file}.yaml: no such file.`);
      const text = step.at ? changedAt(before, step, file) : changedText(before, step);
      if (text === before && !step.maybe) {
        throw new Error(`“${name}” changes nothing in spec/${file}.yaml: ${JSON.stringify(step)}`);
      }
      after.set(file, text);
    }
  }
  return after;
}

function changedText(text: string, { replace, swap }: Step): string {
  if (replace) return replaced(text, ...replace);
  if (!swap) return text;
  const [one, other] = swap;
  return text
    .split(one)
    .map((part) => part.replaceAll(other, one))
    .join(other);
}

/** A new text without line breaks takes over those of the old one, so that no line grows. */
function replaced(text: string, old: string, now: string): string {
  const words = old.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replaceAll(new RegExp(words.join('\\s+'), 'g'), (found) => {
    if (now.includes('\n')) return now;
    const gaps = found.match(/\s+/g) ?? [];
    return now.replaceAll(' ', () => gaps.shift() ?? ' ');
  });
}

function changedAt(text: string, step: Step, file: string): string {
  const document = parseDocument(text);
  const places = [step.at ?? []].flat().flatMap((pointer) => placesAt(document, pointer, step));
  // From the last to the first, so that what is removed moves nothing still to be changed.
  const before = JSON.stringify(document.toJS());
  for (const place of places.reverse()) change(document, place, step, text, file);
  if (before === JSON.stringify(document.toJS())) return text;
  return document.toString({ lineWidth: 105 });
}

function isThere(text: string, pointer: string): boolean {
  return placesAt(parseDocument(text), pointer).length > 0;
}

type Path = readonly (string | number)[];

/** The places that a pointer names; a key to be set may be new. */
function placesAt(document: Document, pointer: string, step?: Step): readonly Path[] {
  const words = stepsOf(pointer);
  const mayBeNew = step !== undefined && ('set' in step || step.documented);
  return words.reduce<readonly Path[]>(
    (paths, word, at) =>
      paths.flatMap((path) => membersOf(document, path, word, at === words.length - 1 && mayBeNew)),
    [[]],
  );
}

function membersOf(
  document: Document,
  path: Path,
  word: string,
  mayBeNew = false,
): readonly Path[] {
  const node = path.length ? document.getIn(path, true) : document.contents;
  if (isSeq(node)) {
    return node.items.flatMap((item, at) => (isNamed(item, at, word) ? [[...path, at]] : []));
  }
  if (!isMap(node)) return [];
  const keys = node.items.map(({ key }) => (isScalar(key) ? key.value : key) as string);
  const found = keys.filter((key) => word === '*' || String(key) === word);
  return (found.length || !mayBeNew ? found : [word]).map((key) => [...path, key]);
}

function isNamed(item: unknown, at: number, word: string): boolean {
  if (word === '*' || word === String(at)) return true;
  const values = isMap(item) ? item.items.map(({ value }) => value) : [item];
  const told = values.map((value) => (isScalar(value) ? String(value.value) : undefined));
  return word.split(',').every((one) => told.includes(one));
}

function change(document: Document, path: Path, step: Step, text: string, file: string): void {
  if ('set' in step) document.setIn(path, document.createNode(step.set));
  else if (step.remove) remove(document, path);
  else if (step.documented) markDocumented(document, path, text, file);
  else if (step.rename !== undefined) {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair =
      isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (pair) pair.key = document.createNode(step.rename);
  } else if ('add' in step) {
    const node = document.getIn(path, true);
    if (isSeq(node)) node.add(document.createNode(step.add));
    else
      for (const [key, value] of Object.entries(step.add ?? {}))
        document.setIn([...path, key], value);
  } else {
    const node = document.getIn(path, true);
    const edit = (scalar: unknown) => {
      if (isScalar(scalar) && typeof scalar.value === 'string')
        scalar.value = changedText(scalar.value, step);
    };
    if (isCollection(node)) visit(node, { Scalar: (_, scalar) => edit(scalar) });
    else edit(node);
  }
}

/** Nobody leaves an empty list behind. */
function remove(document: Document, path: Path): void {
  document.deleteIn(path);
  const list = path.slice(0, -1);
  const rest = document.getIn(list, true);
  if (isSeq(rest) && !rest.items.length) document.deleteIn(list);
}

function markDocumented(document: Document, path: Path, text: string, file: string): void {
  const own = `${file}-pre-sign`;
  const mark = [...path, 'x-evidence'];
  if (text.includes(`{ basis: documented, source: ${own} }`)) {
    document.setIn(mark, document.createNode([{ basis: 'documented', source: own }]));
  } else document.deleteIn(mark);
}

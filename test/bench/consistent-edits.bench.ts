import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { generate } from '../../src/generate/generate.ts';
import { compare } from '../../src/tasks/diff/compare.ts';
import { released } from '../../src/tasks/diff/released.ts';
import { lintWithRedocly } from '../../src/tasks/lint/redocly.ts';
import {
  applied,
  type ConsistentEdit,
  consistentEdits,
  findings,
  originals,
  type Texts,
  tableRules,
} from '../spec/consistent-edits.ts';
import { documents } from '../spec/documents.ts';
import type { Table } from './table.ts';

const root = join(import.meta.dirname, '../..');
const guards = ['lint', 'table', 'generate', 'gate'] as const;
type Guard = (typeof guards)[number];
type Mutant = {
  readonly edit: ConsistentEdit;
  readonly texts: Texts;
  caught?: Guard;
  why?: string;
};

const files = [...documents, 'upload.arazzo'];
const nothing: ConsistentEdit = { kind: 'none', name: 'The contracts as they are', edits: [] };

/** Makes every consistent edit in a copy of the contracts and asks each guard in turn what it sees. */
export default async function run(): Promise<Table[]> {
  const folder = await mkdtemp(join(tmpdir(), 'consistent-edits-'));
  try {
    const mutants: Mutant[] = [nothing, ...consistentEdits].map((edit) => ({
      edit,
      texts: applied(originals, edit),
    }));
    await guardAll(mutants, folder);
    const [control, ...edited] = mutants;
    if (control?.caught) throw new Error(`The contracts as they are fail: ${control.why}`);
    return tables(edited);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function guardAll(mutants: readonly Mutant[], folder: string): Promise<void> {
  const left = () => mutants.filter(({ caught }) => !caught);
  const mark = (mutant: Mutant, caught: Guard, why: string | undefined) => {
    if (why !== undefined) Object.assign(mutant, { caught, why });
  };
  for (const mutant of left()) {
    // The table sees most of what the rules see as well, so those come first.
    for await (const { rule, message } of findings(mutant.texts)) {
      const isOfTable = tableRules.has(rule);
      if (!isOfTable || !mutant.caught)
        mark(mutant, isOfTable ? 'table' : 'lint', `${rule}: ${message}`);
      if (!isOfTable) break;
    }
  }
  const folders = new Map<Mutant, string>();
  for (const [at, mutant] of left().entries()) {
    folders.set(mutant, await written(mutant.texts, join(folder, String(at))));
  }
  const seen = await seenByRedocly(folder, [...folders.values()]);
  for (const [mutant, own] of folders) mark(mutant, 'lint', seen.get(basename(own)));
  const queue = left();
  const asIs = new Map<string, string>();
  const work = async () => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const own = folders.get(mutant) ?? '';
      const made = await generate(own).catch((fault: Error) => fault);
      if (made instanceof Error) mark(mutant, 'generate', made.message);
      else mark(mutant, 'gate', await stoppedByGate(made, asIs));
    }
  };
  // The control comes first and alone: its bundles spare the gate those that an edit does not touch.
  const others = queue.splice(1);
  await work();
  queue.push(...others);
  await Promise.all([work(), work()]);
}

async function written(texts: Texts, folder: string): Promise<string> {
  await cp(join(root, 'spec'), join(folder, 'spec'), { recursive: true });
  await cp(join(root, 'redocly.yaml'), join(folder, 'redocly.yaml'));
  for (const [file, text] of texts) await writeFile(join(folder, 'spec', `${file}.yaml`), text);
  return folder;
}

/** The first finding for each folder that has one, by the folder's name. */
async function seenByRedocly(folder: string, folders: readonly string[]) {
  const paths = folders.flatMap((own) => files.map((file) => join(own, 'spec', `${file}.yaml`)));
  const found = new Map<string, string>();
  for (const { file, rule, message } of await lintWithRedocly(root, paths)) {
    const [own = ''] = file.replace(folder + sep, '').split(sep);
    if (!found.has(own)) found.set(own, `${rule}: ${message}`);
  }
  return found;
}

async function stoppedByGate(made: ReadonlyMap<string, string>, asIs: Map<string, string>) {
  const isControl = asIs.size === 0;
  for (const name of documents) {
    const text = made.get(`${name}/openapi.json`) ?? '';
    if (isControl) asIs.set(name, text);
    else if (asIs.get(name) === text) continue;
    const before = (await released(root)).get(name);
    const { breaks, changes } = await compare(before ?? JSON.parse(text), JSON.parse(text));
    if (breaks) return changes.find(({ impact }) => impact === 'major')?.what;
  }
  return undefined;
}

function tables(mutants: readonly Mutant[]): Table[] {
  const harmful = mutants.filter(({ edit }) => edit.kind !== 'harmless');
  const harmless = mutants.filter(({ edit }) => edit.kind === 'harmless');
  const kinds = [...new Set(harmful.map(({ edit }) => edit.kind))];
  const survivors = harmful.filter(({ caught }) => !caught);
  const flagged = harmless.filter(({ caught }) => caught);
  return [
    {
      title: 'Consistent edits: wrong statements',
      note: 'Each is counted at the first guard that sees it. All should be caught.',
      rows: [
        ...kinds.map((kind) =>
          row(
            kind,
            harmful.filter(({ edit }) => edit.kind === kind),
          ),
        ),
        row('all', harmful),
      ],
    },
    {
      title: `Wrong statements that no guard sees: ${survivors.length}`,
      note: 'None should be here.',
      rows: named(survivors),
    },
    {
      title: 'Wrong statements that the breaking-change gate alone sees',
      note: 'Such an edit passes once the contract is released with it, so the table should see it too.',
      rows: named(harmful.filter(({ caught }) => caught === 'gate')),
    },
    {
      title: `Consistent edits: harmless ones that a guard stops: ${flagged.length} of ${harmless.length}`,
      note: 'None should be here.',
      rows: flagged.map(({ edit, caught = '', why = '' }) => ({
        edit: edit.name,
        by: caught,
        why: why.slice(0, 90),
      })),
    },
  ];
}

function named(mutants: readonly Mutant[]): Table['rows'] {
  return mutants.map(({ edit }) => ({ edit: `${edit.kind}: ${edit.name}` }));
}

function row(kind: string, mutants: readonly Mutant[]): Table['rows'][number] {
  const by = (guard: Guard) => mutants.filter(({ caught }) => caught === guard).length;
  const caught = mutants.filter((mutant) => mutant.caught).length;
  const counts = guards.map((guard) => [guard, by(guard)] as const);
  return {
    kind,
    edits: mutants.length,
    ...Object.fromEntries(counts),
    caught: `${((100 * caught) / mutants.length).toFixed(1)} %`,
  };
}

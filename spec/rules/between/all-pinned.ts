import { Document } from 'yaml';
import { comparable } from '../reading/comparable.ts';
import { Contract, list, mapping, type Path } from '../reading/contract.ts';
import { evidence } from '../reading/evidence.ts';
import { basisText, evidenceAt, evidenced, isNamed, ownPage, pages } from '../reading/own-page.ts';
import { readPins } from '../reading/pins.ts';
import { locate, pointerTo } from '../reading/places.ts';
import type { RuleBetween } from '../reading/rule.ts';

export const allPinned: RuleBetween = {
  name: 'all-pinned',
  why: 'What is not pinned can be changed to the contrary and nothing notices.',
  mend: 'Hold it against its source, then add the line.',
  example: {
    document: 'storage',
    good: 'HostId: { type',
    bad: 'HostId: { x-evidence: [{ basis: documented, source: s3-errors }], type',
  },
  *check(contracts, beside) {
    const pins = readPins(beside.get('pinned'));
    if (!beside.has('pinned') || 'what' in pins) return;
    const known = pages(contracts);
    const tables = Object.keys(mapping(beside.get('pinned')));
    const workflows = [...beside].filter(([name]) => name !== 'pinned');
    const others = workflows.map(([name, data]) => [name, new Contract(data, data)] as const);
    for (const [document, contract] of [...contracts, ...others]) {
      const own = ownPage(contract, known);
      if (!own && !tables.includes(document)) continue;
      const places = pins
        .filter((pin) => pin.document === document)
        .flatMap((pin) => ({ pin, path: locate(contract.raw, pin.at)?.path ?? [] }));
      const stated = places.filter(({ pin }) => pin.is).map(({ path }) => path);
      const based = new Set(
        places.filter(({ pin }) => pin.basis).map(({ path }) => path.join(' ')),
      );
      for (const [path, wanted] of demands(contract)) {
        const isStated = stated.some((pinned) => includes(pinned, path));
        // The line that is printed for the object around it will have this too.
        if (!isStated && wanted.statement) stated.push(path);
        const isBased = based.has(path.join(' '));
        if ((isStated || !wanted.statement) && (isBased || !wanted.basis)) continue;
        const items = evidenceAt(contract, path, own).map((item) => basisText(item, own));
        const bases = [...new Set(items)];
        const line = {
          at: pointerTo(contract.raw, path),
          ...(isStated || !wanted.statement ? {} : { is: statement(contract, path) }),
          ...(isBased || !wanted.basis ? {} : { basis: bases.length > 1 ? bases : bases[0] }),
        };
        yield { document, path, what: `Not pinned. Under ${document}: \`- ${yaml(line)}\`` };
      }
    }
  },
};

type Wanted = { readonly basis?: boolean; readonly statement?: boolean };

/** Objects of which the table has the facts. */
const factual = ['server', 'parameter', 'header', 'securityScheme', 'response', 'link'] as const;

/** What says nothing by itself: evidence is pinned by its basis, words where they matter. */
const silent = ['x-evidence', 'x-enumDescriptions'];

/** Every place of a document that the table must have a line for. */
function demands(contract: Contract): Iterable<readonly [Path, Wanted]> {
  const found = new Map<string, readonly [Path, Wanted]>();
  const want = (path: Path, wanted: Wanted) => {
    const [, before] = found.get(path.join(' ')) ?? [];
    found.set(path.join(' '), [path, { ...before, ...wanted }]);
  };
  for (const path of evidenced(contract)) want(path, { basis: true });
  for (const kind of contract.kinds()) {
    for (const { path, raw } of contract.all(kind)) {
      for (const { about } of evidence(raw)) {
        if (about !== undefined && !silent.includes(String(about)) && String(about) in raw) {
          want([...path, String(about)], { basis: true });
        }
      }
      for (const key of Object.keys(raw)) {
        if (key === 'security' || (key.startsWith('x-') && !silent.includes(key))) {
          want([...path, key], { statement: true });
        }
      }
    }
  }
  for (const kind of factual) {
    for (const { path } of contract.all(kind)) want(path, { statement: true });
  }
  for (const { path, raw } of contract.all('example')) {
    if ('value' in raw) want(path, { statement: true });
  }
  for (const { path } of contract.all('schema')) {
    if (isNamed(path)) want(path, { statement: true });
  }
  for (const { path, raw } of contract.all('operation')) {
    for (const [status, response] of Object.entries(mapping(raw['responses']))) {
      if ('$ref' in mapping(response)) want([...path, 'responses', status], { statement: true });
    }
  }
  for (const [number, workflow] of list(contract.raw['workflows']).entries()) {
    for (const step of list(mapping(workflow)['steps']).keys()) {
      want(['workflows', number, 'steps', step], { statement: true });
    }
  }
  return [...found.values()].sort(([one], [other]) => one.length - other.length);
}

/** Whether a line of this path states what stands at the other; of examples it has but the names. */
function includes(pinned: Path, path: Path): boolean {
  const isAround = pinned.every((step, index) => path[index] === step);
  return isAround && !path.slice(pinned.length).includes('examples');
}

function statement({ raw }: Contract, path: Path): unknown {
  const value = path.reduce<unknown>(
    (node, step) => (node as Record<string | number, unknown>)[step],
    raw,
  );
  return comparable(value, String(path.at(-1)));
}

function yaml(line: object): string {
  const document = new Document();
  document.contents = document.createNode(line, { flow: true });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trim();
}

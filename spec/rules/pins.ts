import { Document } from 'yaml';
import {
  Contract,
  isMapping,
  type Kind,
  list,
  type Mapping,
  mapping,
  oncePer,
  type Path,
} from './reading/contract.ts';
import {
  basesOf,
  evidenceAt,
  evidenced,
  evidenceItems,
  isNamed,
  ownPage,
  pages,
} from './reading/evidence.ts';
import { locate, type Place, pointerTo, valueAt } from './reading/places.ts';
import { edit, type RuleBetween } from './reading/rule.ts';
import { comparable, differences, folded, type Pin, readPins } from './reading/table.ts';

/** What stands beside the documents, read as one. */
const besideOf = oncePer((data: Mapping) => new Contract(data, data));

export const pinsHeld: RuleBetween = {
  name: 'pins-held',
  why: 'A wrong statement that is made everywhere alike contradicts nothing; only the owner’s page tells.',
  mend: 'Read the page again. Put the document right, or the line of pinned.yaml if it is the page that changed.',
  example: edit('integration-v1', '**A 200 is not yet a success**', '**A 200 is a success**'),
  *check(contracts, beside) {
    if (!beside.has('pinned')) return;
    const pins = readPins(beside.get('pinned'));
    if ('what' in pins) return yield { document: 'pinned', ...pins };
    const known = pages([...contracts.values()].map(({ raw }) => raw));
    for (const pin of pins) {
      const data = beside.get(pin.document);
      const contract =
        contracts.get(pin.document) ?? (isMapping(data) ? besideOf(data) : undefined);
      for (const what of contract ? faults(pin, contract) : [`There is no ${pin.document}.`]) {
        yield { document: 'pinned', path: pin.path, what };
      }
    }

    function* faults(pin: Pin, contract: Contract): Iterable<string> {
      const place = locate(contract.raw, pin.at);
      const here = `${pin.document} at ${pin.at || 'its top'}`;
      if (!place) return yield `${pin.document} has no ${pin.at}.`;
      const own = ownPage(contract, known);
      const evidence = evidenceAt(contract, place.path, own);
      if (pin.is) {
        const [stands, pinned] = [stated(place.value, place), stated(pin.is.value, place)];
        for (const { at, one, other } of differences(stands, pinned)) {
          yield `${pin.document} at ${pin.at + at || 'its top'} states ${one ?? 'nothing'}, pinned is ${other ?? 'nothing'}.`;
        }
      }
      const text = [wording(place.value), ...evidence.map(({ statement = '' }) => statement)]
        .map((text) => folded(String(text)))
        .join(' ');
      for (const sentence of pin.says) {
        if (!text.includes(folded(sentence))) yield `${here} does not say “${sentence}”.`;
      }
      const bases = [...basesOf(contract, place.path, own)].sort().join(', ');
      const pinned = pin.basis && [...new Set(pin.basis)].sort().join(', ');
      if (pinned !== undefined && bases !== pinned) {
        yield `${here} is known as ${bases || 'nothing'}, pinned is ${pinned}.`;
      }
    }
  },
};

/** What is compared: the inside of an example is data, in which no key is a keyword. */
function stated(value: unknown, { path }: Place): unknown {
  const isInData = path.includes('value');
  return comparable(value, String(path.at(-1)), isInData || undefined);
}

function wording(value: unknown): string {
  if (!isMapping(value)) return String(value);
  return [value['summary'] ?? '', value['description'] ?? ''].join(' ');
}

export const allPinned: RuleBetween = {
  name: 'all-pinned',
  why: 'What is not pinned can be changed to the contrary and nothing notices.',
  mend: 'Hold it against its source, then add the line.',
  example: edit(
    'storage',
    'HostId: { type',
    'HostId: { x-evidence: [{ basis: documented, source: s3-errors }], type',
  ),
  *check(contracts, beside) {
    const pins = readPins(beside.get('pinned'));
    if (!beside.has('pinned') || 'what' in pins) return;
    const known = pages([...contracts.values()].map(({ raw }) => raw));
    const tables = Object.keys(mapping(beside.get('pinned')));
    const workflows = [...beside].filter(([name]) => name !== 'pinned');
    const others = workflows.map(([name, data]) => [name, besideOf(mapping(data))] as const);
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
        const bases = basesOf(contract, path, own);
        // What a document says unmarked has no basis when the document rests on no page.
        const isBased = based.has(path.join(' ')) || !bases.length;
        if ((isStated || !wanted.statement) && (isBased || !wanted.basis)) continue;
        const line = {
          at: pointerTo(contract.raw, path),
          ...(isStated || !wanted.statement
            ? {}
            : { is: comparable(valueAt(contract.raw, path), String(path.at(-1))) }),
          ...(isBased || !wanted.basis ? {} : { basis: bases.length > 1 ? bases : bases[0] }),
        };
        yield { document, path, what: `Not pinned. Under ${document}: \`- ${yaml(line)}\`` };
      }
    }
  },
};

type Wanted = { readonly basis?: boolean; readonly statement?: boolean };

/** Objects of which the table has the facts. */
const factual: readonly Kind[] = [
  'server',
  'parameter',
  'header',
  'securityScheme',
  'response',
  'link',
];

/** What says nothing by itself: evidence is pinned by its basis, words where they matter. */
const silent = ['x-evidence', 'x-enumDescriptions'];

/** Every place of a document that the table must have a line for. */
function demands(contract: Contract): Iterable<readonly [Path, Wanted]> {
  const found = new Map<string, readonly [Path, Wanted]>();
  const want = (path: Path, wanted: Wanted) => {
    const [, before] = found.get(path.join(' ')) ?? [];
    found.set(path.join(' '), [path, { ...before, ...wanted }]);
  };
  const state = (path: Path) => want(path, { statement: true });
  for (const path of evidenced(contract)) want(path, { basis: true });
  for (const { path, raw, item } of evidenceItems(contract)) {
    const about = String(item['about']);
    if (!silent.includes(about) && about in raw) {
      want([...path.slice(0, -2), about], { basis: true });
    }
  }
  for (const { path, raw, kind } of contract.objects) {
    for (const key of Object.keys(raw)) {
      if (key === 'security' || (key.startsWith('x-') && !silent.includes(key))) {
        state([...path, key]);
      }
    }
    const isExample = kind === 'example' && 'value' in raw;
    const isSchema = kind === 'schema' && isNamed(path);
    if (factual.includes(kind) || isExample || isSchema) state(path);
    if (kind !== 'operation') continue;
    for (const [status, response] of Object.entries(mapping(raw['responses']))) {
      if ('$ref' in mapping(response)) state([...path, 'responses', status]);
    }
  }
  for (const [number, workflow] of list(contract.raw['workflows']).entries()) {
    for (const step of list(mapping(workflow)['steps']).keys()) {
      state(['workflows', number, 'steps', step]);
    }
  }
  return [...found.values()].sort(([one], [other]) => one.length - other.length);
}

/** Whether a line of this path states what stands at the other; of examples it has but the names. */
function includes(pinned: Path, path: Path): boolean {
  const isAround = pinned.every((step, index) => path[index] === step);
  return isAround && !path.slice(pinned.length).includes('examples');
}

function yaml(line: object): string {
  const document = new Document();
  document.contents = document.createNode(line, { flow: true });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trim();
}

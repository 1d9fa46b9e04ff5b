import { comparable, folded } from '../reading/comparable.ts';
import { Contract, isMapping } from '../reading/contract.ts';
import { basisText, evidenceAt, ownPage, pages } from '../reading/own-page.ts';
import { type Pin, readPins } from '../reading/pins.ts';
import { locate, type Place } from '../reading/places.ts';
import type { RuleBetween } from '../reading/rule.ts';

export const pinsHeld: RuleBetween = {
  name: 'pins-held',
  why: 'A wrong statement that is made everywhere alike contradicts nothing; only the owner’s page tells.',
  mend: 'Read the page again. Put the document right, or the line of pinned.yaml if it is the page that changed.',
  example: {
    document: 'integration-v1',
    good: '**A 200 is not yet a success**',
    bad: '**A 200 is a success**',
  },
  *check(contracts, beside) {
    if (!beside.has('pinned')) return;
    const pins = readPins(beside.get('pinned'));
    if ('what' in pins) return yield { document: 'pinned', ...pins };
    const known = pages(contracts);
    for (const pin of pins) {
      const data = beside.get(pin.document);
      const contract = contracts.get(pin.document) ?? (data ? new Contract(data, data) : undefined);
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
        if (stands !== pinned) yield `${here} states ${stands}, pinned is ${pinned}.`;
      }
      const text = [wording(place.value), ...evidence.map(({ statement = '' }) => statement)]
        .map((text) => folded(String(text)))
        .join(' ');
      for (const sentence of pin.says) {
        if (!text.includes(folded(sentence))) yield `${here} does not say “${sentence}”.`;
      }
      const bases = [...new Set(evidence.map((item) => basisText(item, own)))].sort().join(', ');
      const pinned = pin.basis && [...new Set(pin.basis)].sort().join(', ');
      if (pinned !== undefined && bases !== pinned) {
        yield `${here} is known as ${bases || 'nothing'}, pinned is ${pinned}.`;
      }
    }
  },
};

/** What is compared: the inside of an example is data, in which no key is a keyword. */
function stated(value: unknown, { path }: Place): string {
  const isInData = path.includes('value');
  return JSON.stringify(comparable(value, String(path.at(-1)), isInData || undefined));
}

function wording(value: unknown): string {
  if (!isMapping(value)) return String(value);
  return [value['summary'] ?? '', value['description'] ?? ''].join(' ');
}

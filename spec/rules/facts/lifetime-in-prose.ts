import { type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { prose, type Quantity, quantities } from '../reading/texts.ts';

const units = [
  { pattern: /\b([\d,]+) seconds?\b/gi, seconds: 1 },
  { pattern: /\b(\d+) minutes?\b/gi, seconds: 60 },
  { pattern: /\b(\d+) hours?\b/gi, seconds: 3600 },
];

/** How the sample's lifetime compares with the documented one: “60 times that”. */
const comparison = /\b(\d+) times (?:that|the documented lifetime)/g;

export const lifetimeInProse: Rule = {
  name: 'lifetime-in-prose',
  why: 'People read the prose and code reads `x-expires-in`; when they differ, uploads fail for one of the two.',
  mend: 'Write the documented and the sample lifetime alike in prose and in `x-expires-in`, which counts seconds.',
  example: {
    document: 'one-integration',
    good: '(3600 seconds) after',
    bad: '(3000 seconds) after',
  },
  *check(contract) {
    const urls = contract.all('schema').filter(({ raw }) => 'x-expires-in' in raw);
    const stated = urls.map(({ raw }) => mapping(raw['x-expires-in']));
    for (const [index, { path, raw }] of urls.entries()) {
      const documented = Number(stated[index]?.['documented']);
      const told = lifetimes(String(raw['description']));
      if (!told.some(({ count }) => count === documented)) {
        yield { path, what: `No sentence here says that the URL lives for ${documented} seconds.` };
      }
    }
    for (const { path, text } of stated.length ? prose(contract) : []) {
      for (const what of contradictions(text, stated)) yield { path, what };
    }
  },
};

function* contradictions(text: string, stated: readonly Mapping[]) {
  const known = stated.flatMap(Object.values);
  for (const { said, count } of lifetimes(text)) {
    if (!known.includes(count)) yield `“${said}” is no lifetime that x-expires-in states.`;
  }
  const ratios = stated.map(({ documented, sample }) =>
    Math.round(Number(sample) / Number(documented)),
  );
  for (const { said, count } of quantities(text, comparison)) {
    if (!ratios.includes(count)) yield `“${said}” should say ${ratios.join(' or ')} times.`;
  }
}

/** Every lifetime that a text names, in seconds. */
function lifetimes(text: string): readonly Quantity[] {
  const inWords = units.flatMap(({ pattern, seconds }) =>
    quantities(text, pattern).map(({ said, count }) => ({ said, count: count * seconds })),
  );
  return [...inWords, ...quantities(text, /X-Amz-Expires=(\d+)/g)];
}

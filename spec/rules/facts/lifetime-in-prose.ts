import { type Mapping, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { numbers, prose } from '../reading/texts.ts';

const units = [
  { pattern: /\b([\d,]+) seconds?\b/gi, seconds: 1 },
  { pattern: /\b(\d+) minutes?\b/gi, seconds: 60 },
  { pattern: /\b(\d+) hours?\b/gi, seconds: 3600 },
];

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
    for (const { path, raw } of urls) {
      const { documented } = mapping(raw['x-expires-in']);
      const said = lifetimes(String(raw['description']));
      if (!said.includes(Number(documented)))
        yield {
          path,
          what: `The description does not say that the URL lives for ${documented} seconds.`,
        };
    }
    const stated = urls.flatMap(({ raw }) => Object.values(mapping(raw['x-expires-in'])));
    if (!stated.length) return;
    for (const { path, text } of prose(contract)) {
      for (const seconds of lifetimes(text)) {
        if (!stated.includes(seconds))
          yield { path, what: `The text says ${seconds} seconds, which no x-expires-in says.` };
      }
      yield* ratios(
        text,
        urls.map(({ raw }) => mapping(raw['x-expires-in'])),
      ).map((what) => ({ path, what }));
    }
  },
};

function lifetimes(text: string): readonly number[] {
  const inWords = units.flatMap(({ pattern, seconds }) =>
    numbers(text, pattern).map((count) => count * seconds),
  );
  return [...inWords, ...numbers(text, /X-Amz-Expires=(\d+)/g)];
}

/** “60 times that”: how the sample's lifetime compares with the documented one. */
function ratios(text: string, stated: readonly Mapping[]): readonly string[] {
  const said = numbers(text, /\b(\d+) times (?:that|the documented lifetime)/g);
  const real = stated.map(({ documented, sample }) =>
    Math.round(Number(sample) / Number(documented)),
  );
  return said
    .filter((ratio) => !real.includes(ratio))
    .map((ratio) => `The text says ${ratio} times, but it is ${real.join(' or ')}.`);
}

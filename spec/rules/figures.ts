import type { Operation } from '../../src/contract/document.ts';
import { basisOf } from '../../src/contract/evidence.ts';
import { answers, links } from './reading/answers.ts';
import { type Contract, type Mapping, mapping } from './reading/contract.ts';
import { edit, type Rule } from './reading/rule.ts';
import { prose, type Quantity, quantities, textsIn } from './reading/texts.ts';

const units = [
  { pattern: /\b([\d,]+) seconds?\b/gi, seconds: 1 },
  { pattern: /\b(\d+) minutes?\b/gi, seconds: 60 },
  { pattern: /\b(\d+) hours?\b/gi, seconds: 3600 },
  { pattern: /X-Amz-Expires=(\d+)/g, seconds: 1 },
];

/** How the sample's lifetime compares with the documented one: “60 times that”. */
const comparison = /\b(\d+) times (?:that|the documented lifetime)/g;

const lifetimesAgree: Rule = {
  name: 'lifetimes-agree',
  why: 'People read the prose and the sample URL, code reads `x-expires-in`; when they differ, uploads fail for one of the two.',
  mend: 'Write the documented and the sample lifetime (its X-Amz-Expires) alike in prose, in the example and in `x-expires-in`, which counts seconds.',
  example: edit('one-integration', '(3600 seconds) after', '(3000 seconds) after'),
  *check(contract) {
    const urls = contract.all('schema').filter(({ raw }) => 'x-expires-in' in raw);
    const stated = urls.map(({ raw }) => mapping(raw['x-expires-in']));
    for (const [index, { path, raw }] of urls.entries()) {
      const documented = Number(stated[index]?.['documented']);
      const told = lifetimes(String(raw['description']));
      if (told.some(({ count }) => count === documented)) continue;
      yield { path, what: `No sentence here says that the URL lives for ${documented} seconds.` };
    }
    for (const { path, text } of stated.length ? prose(contract) : []) {
      for (const what of contradictedLifetimes(text, stated)) yield { path, what };
    }
    for (const { name, example } of answers(contract)) {
      const basisOfLife = basisOf(example) === 'documented' ? 'documented' : 'sample';
      const known = stated.map((lifetime) => lifetime[basisOfLife]);
      const seen = textsIn(example.value).flatMap(({ text }) =>
        quantities(text, /X-Amz-Expires=(\d+)/g),
      );
      for (const { said } of seen.filter(({ count }) => !known.includes(count))) {
        const what = `“${said}”: x-expires-in says ${known.join(' or ') || 'nothing'}.`;
        yield { path: ['components', 'examples', name, 'value'], what };
      }
    }
  },
};

function* contradictedLifetimes(text: string, stated: readonly Mapping[]) {
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
  return units.flatMap(({ pattern, seconds }) =>
    quantities(text, pattern).map(({ said, count }) => ({ said, count: count * seconds })),
  );
}

type Limits = NonNullable<Operation['x-limits']>;

const gigabyte = 1024 ** 3;

const limitsInProse: Rule = {
  name: 'limits-in-prose',
  why: 'A limit that reads one way and is checked another sends people with a valid file away, or lets a hopeless one start.',
  mend: 'Write the number as `x-limits`, maxLength or `x-documented-max-length` has it.',
  example: edit('integration-v1', 'at most 3,000,000 rows', 'at most 2,000,000 rows'),
  *check(contract) {
    const limits = allLimits(contract);
    const bounds: readonly Bound[] = [
      [
        /(\d+) GB\b/g,
        limits.flatMap(({ bodyBytes = [] }) => bodyBytes).map((bytes) => bytes / gigabyte),
      ],
      [/\b([\d,]+) bytes\b(?! is)/g, limits.flatMap(({ keyBytes = [] }) => keyBytes)],
      [/(?:than|over|of|and|allows|at most) ([\d,]+) characters\b/g, allLengths(contract)],
      [/maximum length of ([\d,]+)/g, allLengths(contract)],
    ];
    const rows: Mapping = Object.assign({}, ...limits.map((limit) => limit.rows));
    for (const { path, text } of prose(contract)) {
      for (const what of [...contradictions(text, bounds), ...otherRows(text, rows)]) {
        yield { path, what };
      }
    }
  },
};

/** How a text names a limit, and the values that the contract states for it. */
type Bound = readonly [pattern: RegExp, stated: readonly unknown[]];

function contradictions(text: string, bounds: readonly Bound[]): readonly string[] {
  return bounds.flatMap(([pattern, stated]) =>
    quantities(text, pattern)
      .filter(({ count }) => stated.length && !stated.includes(count))
      .map(({ said }) => `“${said}”: the contract states ${[...new Set(stated)].join(' or ')}.`),
  );
}

const rowLimit = /\b([A-Z]{3,4}(?: or [A-Z]{3,4})*)\b[^.,;]*? at most ([\d,]+\d)/g;

/** “a CSV has at most 3,000,000 rows, an XLS or XLSX at most 1,000,000”. */
function otherRows(text: string, stated: Mapping): readonly string[] {
  if (!/\brows\b/.test(text)) return [];
  return [...text.matchAll(rowLimit)].flatMap(([said, files = '', digits = '']) => {
    const count = Number(digits.replaceAll(',', ''));
    const limits = files.split(' or ').map((file) => stated[file.toLowerCase()] ?? 'nothing');
    const isRight = limits.every((limit) => limit === count);
    return isRight ? [] : [`“${said}”: x-limits says ${[...new Set(limits)].join(' and ')}.`];
  });
}

/** The limits of the document's operations and of the uploads they lead to. */
function allLimits(contract: Contract): readonly Limits[] {
  return contract
    .all('operation')
    .flatMap(({ resolved }) => [resolved, ...links(contract, resolved).map(({ target }) => target)])
    .flatMap((operation) => operation?.['x-limits'] ?? []);
}

function allLengths(contract: Contract): readonly unknown[] {
  const credentials = contract.all('securityScheme').map(({ raw }) => mapping(raw['x-schema']));
  const schemas = [...contract.all('schema').map(({ raw }) => raw), ...credentials];
  return schemas
    .flatMap((schema) => [schema['maxLength'], schema['x-documented-max-length']])
    .filter((length) => length !== undefined);
}

/** Figures that are said in words and kept as numbers. */
export const figureRules = [lifetimesAgree, limitsInProse];

import { type Contract, type Mapping, mapping } from '../reading/contract.ts';
import { links } from '../reading/links.ts';
import type { Rule } from '../reading/rule.ts';
import { prose, quantities } from '../reading/texts.ts';

const gigabyte = 1024 ** 3;

export const limitsInProse: Rule = {
  name: 'limits-in-prose',
  why: 'A limit that reads one way and is checked another sends people with a valid file away, or lets a hopeless one start.',
  mend: 'Write the number as `x-limits`, maxLength or `x-documented-max-length` has it.',
  example: {
    document: 'integration-v1',
    good: 'at most 3,000,000 rows',
    bad: 'at most 2,000,000 rows',
  },
  *check(contract) {
    const limits = allLimits(contract);
    const bounds: readonly Bound[] = [
      [/(\d+) GB\b/g, limits.map(({ bodyBytes }) => Number(bodyBytes) / gigabyte)],
      [/\b([\d,]+) bytes\b(?! is)/g, limits.map(({ keyBytes }) => keyBytes)],
      [/(?:than|over|of|and|allows|at most) ([\d,]+) characters\b/g, allLengths(contract)],
      [/maximum length of ([\d,]+)/g, allLengths(contract)],
    ];
    const rows: Mapping = Object.assign({}, ...limits.map((limit) => mapping(limit['rows'])));
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
function allLimits(contract: Contract): readonly Mapping[] {
  const own = contract.all('operation').flatMap(({ path, resolved }) => {
    const targets = links(contract, resolved, path).map(({ target }) => mapping(target));
    return [resolved, ...targets].map((operation) => mapping(operation['x-limits']));
  });
  return own.filter((limit) => Object.keys(limit).length);
}

function allLengths(contract: Contract): readonly unknown[] {
  const credentials = contract.all('securityScheme').map(({ raw }) => mapping(raw['x-schema']));
  const schemas = [...contract.all('schema').map(({ raw }) => raw), ...credentials];
  return schemas
    .flatMap((schema) => [schema['maxLength'], schema['x-documented-max-length']])
    .filter((length) => length !== undefined);
}

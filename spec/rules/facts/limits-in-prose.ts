import { type Contract, type Mapping, mapping } from '../reading/contract.ts';
import { links } from '../reading/links.ts';
import type { Rule } from '../reading/rule.ts';
import { numbers, prose, type Text } from '../reading/texts.ts';

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
    const lengths = allLengths(contract);
    const sizes = limits.flatMap(({ bodyBytes }) => Number(bodyBytes) / gigabyte);
    const keys = limits.flatMap(({ keyBytes }) => Number(keyBytes));
    for (const said of prose(contract)) {
      yield* unstated(said, numbers(said.text, /(\d+) GB\b/g), sizes, 'GB');
      yield* unstated(said, numbers(said.text, /\b([\d,]+) bytes\b(?! is)/g), keys, 'bytes');
      yield* unstated(
        said,
        numbers(said.text, /(?:than|over|of|and|allows|at most) ([\d,]+) characters\b/g),
        lengths,
        'characters',
      );
      yield* unstated(
        said,
        numbers(said.text, /maximum length of ([\d,]+)/g),
        lengths,
        'characters',
      );
      yield* rows(
        said,
        limits.map((limit) => mapping(limit['rows'])),
      );
    }
  },
};

function* unstated(
  { path }: Text,
  said: readonly number[],
  stated: readonly unknown[],
  unit: string,
) {
  for (const number of said) {
    if (stated.length && !stated.includes(number))
      yield {
        path,
        what: `The text says ${number} ${unit}, the contract says ${[...new Set(stated)].join(' or ')}.`,
      };
  }
}

/** “a CSV has at most 3,000,000 rows, an XLS or XLSX at most 1,000,000”. */
function* rows({ path, text }: Text, stated: readonly Mapping[]) {
  if (!/\brows\b/.test(text)) return;
  for (const [, files = '', digits = ''] of text.matchAll(
    /\b([A-Z]{3,4}(?: or [A-Z]{3,4})*)\b[^.,;]*? at most ([\d,]+\d)/g,
  )) {
    const count = Number(digits.replaceAll(',', ''));
    for (const file of files.toLowerCase().split(' or ')) {
      if (stated.some((limit) => limit[file] !== undefined && limit[file] !== count)) {
        yield { path, what: `The text allows a ${file} ${count} rows, x-limits another number.` };
      }
    }
  }
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

import { list, type Mapping, mapping, strings } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';
import { textsIn } from '../reading/texts.ts';

export const fileTypesAgree: Rule = {
  name: 'file-types-agree',
  why: 'Which files an API takes is said by an enum or a pattern, by the upload’s table, by the limits and in words; a caller meets them all.',
  mend: 'List the same file extensions everywhere, as the owner’s page does.',
  example: {
    document: 'one-integration',
    good: 'Allowed extensions: csv, xlsx, xls, zip.',
    bad: 'Allowed extensions: csv, xlsx, xls.',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      const files = Object.keys(mapping(raw['x-upload-content-types']));
      if (!files.length) continue;
      const table = `x-upload-content-types has ${files.join(', ')}.`;
      for (const [index, { name, schema }] of parameters(resolved).entries()) {
        const accepted = fileTypes(mapping(schema));
        if (accepted && !same(accepted, files)) {
          const what = `${name} accepts ${accepted.join(', ')}, ${table}`;
          yield { path: [...path, 'parameters', index], what };
        }
      }
      const limited = Object.keys(mapping(mapping(raw['x-limits'])['rows']));
      for (const file of limited.filter((file) => !files.includes(file))) {
        yield {
          path: [...path, 'x-limits', 'rows', file],
          what: `There is a limit for ${file}, but ${table}`,
        };
      }
      for (const { path, text } of textsIn(contract.raw)) {
        const [said, named] = /Allowed extensions: ([a-z]+(?:, [a-z]+)*)/.exec(text) ?? [];
        if (named && !same(named.split(', '), files)) yield { path, what: `“${said}”: ${table}` };
      }
    }
  },
};

function parameters(operation: Mapping): readonly Mapping[] {
  return list(operation['parameters']).map(mapping);
}

/** The file extensions that an input accepts, when it is about files: by its enum or its pattern. */
function fileTypes(schema: Mapping): readonly string[] | undefined {
  const words = strings(schema['enum']).map((word) => word.toLowerCase());
  if (words.includes('csv')) return words;
  const [, extensions] = /^\\\.\(([a-z|]+)\)\$$/.exec(String(schema['pattern'])) ?? [];
  return extensions?.split('|');
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return [...left].sort().join() === [...right].sort().join();
}

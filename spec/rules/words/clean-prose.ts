import type { Rule } from '../reading/rule.ts';
import { prose } from '../reading/texts.ts';

const leftovers: readonly (readonly [string, RegExp])[] = [
  ['a note to oneself', /\b(TODO|FIXME|XXX|TBD|WIP|lorem ipsum)\b/i],
  ['HTML', /<\/?[a-z][^>]*>/i],
  ['an HTML entity', /&(#x?[0-9a-f]+|[a-z]+);/i],
  ['an escaped character', /\\[_*[\]#]/],
  ['a misspelling of the owner’s page', /\bParamter/i],
  ['two spaces', /\S {2,}\S/],
];

export const cleanProse: Rule = {
  name: 'clean-prose',
  why: 'The texts are published as they stand: leftovers of an export or of a draft show on every page.',
  mend: 'Write clean CommonMark.',
  example: {
    document: 'integration-v1',
    good: 'There is no request body.',
    bad: 'There is no request body.&#x20;',
  },
  *check(contract) {
    for (const { path, text } of prose(contract)) {
      for (const [name, leftover] of leftovers) {
        // Angle brackets and the like are meant when they stand in code.
        const found = leftover.exec(text.replaceAll(/`[^`]*`/g, '`'));
        if (found) yield { path, what: `“${found[0]}” is ${name}.` };
      }
    }
  },
};

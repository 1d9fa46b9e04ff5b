import { answers } from '../reading/answers.ts';
import { mapping } from '../reading/contract.ts';
import { basis } from '../reading/evidence.ts';
import type { Rule } from '../reading/rule.ts';
import { quantities, textsIn } from '../reading/texts.ts';

export const lifetimeInExample: Rule = {
  name: 'lifetime-in-example',
  why: 'The lifetime in a sample URL is the only evidence against the documented one, so it must be kept as it was seen.',
  mend: 'Write the X-Amz-Expires of the owner’s sample in both places: the example and `x-expires-in`.',
  example: { document: 'one-integration', good: 'X-Amz-Expires=3599&', bad: 'X-Amz-Expires=3600&' },
  *check(contract) {
    const stated = contract
      .all('schema')
      .flatMap(({ raw }) => ('x-expires-in' in raw ? [mapping(raw['x-expires-in'])] : []));
    for (const { name, example, value } of answers(contract)) {
      const seen = textsIn(value).flatMap(({ text }) => quantities(text, /X-Amz-Expires=(\d+)/g));
      const isSample = basis(example) !== 'documented';
      const path = ['components', 'examples', name, 'value'];
      for (const { count, said } of seen) {
        const known = stated.map((lifetime) => lifetime[isSample ? 'sample' : 'documented']);
        if (!known.includes(count)) {
          yield {
            path,
            what: `“${said}”: x-expires-in says ${known.join(' or ') || 'nothing'}.`,
          };
        }
      }
    }
  },
};

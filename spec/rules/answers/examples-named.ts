import { type Found, mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const examplesNamed: Rule = {
  name: 'examples-named',
  why: 'The mock, the docs and the tests answer and ask with the named examples; without one they invent a value.',
  mend: 'Add `examples` with a name in kebab-case, the same one wherever it is referred to, and a summary and evidence in each; do not use `example`.',
  example: {
    document: 'storage',
    good: `            examples:
              small-register: { summary: A register of 1024 bytes, value: 1024,
                x-evidence: [{ basis: inferred, source: s3-presigned-upload,
                statement: Content-Length is required. }] }`,
    bad: '            example: 1024',
  },
  *check(contract) {
    const answers = contract.all('mediaType').filter(({ path }) => !path.includes('requestBody'));
    // A secret has no example that anybody should send.
    const given = contract.all('parameter').filter(({ raw }) => !('x-sensitive' in raw));
    for (const place of [...answers, ...given, ...contract.all('header')]) {
      yield* faults(place);
    }
  },
};

function* faults({ path, raw }: Found) {
  if ('example' in raw) {
    yield { path: [...path, 'example'], what: '`example` has no name and no evidence.' };
  }
  const examples = Object.entries(mapping(raw['examples']));
  if (!examples.length) {
    yield { path, what: `${String(raw['name'] ?? path.at(-1))} has no named example.` };
  }
  for (const [name, example] of examples) {
    const place = [...path, 'examples', name];
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      yield { path: place, what: `The example's name ${name} is not in kebab-case.` };
    }
    const target = mapping(example)['$ref'];
    if (typeof target === 'string' && !target.endsWith(`/${name}`)) {
      yield { path: place, what: `The example is called ${name} here and ${target} there.` };
    }
  }
}

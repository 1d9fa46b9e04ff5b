import type { Rule } from '../reading/rule.ts';

const telling = ['type', 'const', 'enum', 'oneOf', 'anyOf', 'allOf'];

export const typeStated: Rule = {
  name: 'type-stated',
  why: 'A schema without a type allows everything, so clients get `unknown` and no example can be wrong.',
  mend: 'State the type, or say in the description that it is “not known” or that the owner “does not document” it.',
  example: {
    document: 'integration-v1',
    good: "preSignedS3Url: { type: 'null', description: Null on error. }",
    bad: 'preSignedS3Url: { description: Null on error. }',
  },
  *check(contract) {
    for (const { path, raw } of contract.all('schema')) {
      const isUnknown = /not known|does not document/.test(String(raw['description']));
      if (!isUnknown && !telling.some((key) => key in raw)) {
        yield { path, what: `${path.at(-1)} has no type.` };
      }
    }
  },
};

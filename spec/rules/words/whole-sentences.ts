import type { Found } from '../reading/contract.ts';
import type { Kind } from '../reading/grammar.ts';
import type { Rule } from '../reading/rule.ts';

const described: readonly Kind[] = [
  'info',
  'tag',
  'server',
  'operation',
  'parameter',
  'requestBody',
  'response',
  'header',
  'schema',
  'link',
  'securityScheme',
];
const summarised: readonly Kind[] = ['info', 'operation', 'example'];

export const wholeSentences: Rule = {
  name: 'whole-sentences',
  why: 'These texts are the documentation: what has none has no documentation.',
  mend: 'Describe in whole sentences, from a capital to a full stop; sum up in one line without a full stop (the document’s summary is a sentence).',
  example: {
    document: 'one-integration',
    good: 'description: Forbidden.',
    bad: 'description: forbidden',
  },
  *check(contract) {
    for (const kind of described) for (const place of contract.all(kind)) yield* description(place);
    for (const kind of summarised)
      for (const place of contract.all(kind)) yield* summary(place, kind);
  },
};

function* description({ path, raw }: Found) {
  // The schema of an input or answer is described by the object that it stands in.
  if (path.at(-1) === 'schema') return;
  const text = raw['description'];
  if (typeof text !== 'string') yield { path, what: `${path.at(-1)} has no description.` };
  else if (!/^[`*"(A-Z0-9]/.test(text) || !/[.?!:)][`*")]*\s*$/.test(text)) {
    yield {
      path: [...path, 'description'],
      what: `The description of ${path.at(-1)} is not a whole sentence.`,
    };
  }
}

function* summary({ path, raw }: Found, kind: Kind) {
  const text = raw['summary'];
  const ending = kind === 'info' ? /\.$/ : /[^.\s]$/;
  if (typeof text !== 'string') yield { path, what: `${path.at(-1)} has no summary.` };
  else if (!/^[A-Z]/.test(text) || !ending.test(text) || text.length > 80 || text.includes('\n')) {
    yield {
      path: [...path, 'summary'],
      what: `The summary of ${path.at(-1)} is not one short line.`,
    };
  }
}

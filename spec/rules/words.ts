import type { Found, Kind } from './reading/contract.ts';
import { each, edit, type Rule } from './reading/rule.ts';
import { prose } from './reading/texts.ts';

const verbs = 'get|list|find|create|update|delete|upload|download|start|stop|check';

// A new operation has no line in the table yet, and stock rules ask no more than that an id fits a URL.
const operationId: Rule = {
  name: 'operation-id',
  why: 'The operationId becomes the name of a function in every client, and a function does something.',
  mend: `Begin with a verb (${verbs.replaceAll('|', ', ')}) and write camelCase.`,
  example: edit('storage', 'operationId: uploadFile', 'operationId: file_upload'),
  check: each('operation', function* ({ path, raw }) {
    const id = String(raw['operationId']);
    if (new RegExp(`^(${verbs})([A-Z][a-z0-9]*)+$`).test(id)) return;
    yield { path: [...path, 'operationId'], what: `The operationId ${id} does not name a deed.` };
  }),
};

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
const summarised = ['info', 'operation', 'example'] as const;

const wholeSentences: Rule = {
  name: 'whole-sentences',
  why: 'These texts are the documentation: what has none has no documentation.',
  mend: 'Describe in whole sentences, from a capital to a full stop; sum up in one line without a full stop (the document’s summary is a sentence).',
  example: edit('one-integration', 'description: Forbidden.', 'description: forbidden'),
  *check(contract) {
    for (const place of described.flatMap((kind) => contract.all(kind))) yield* description(place);
    for (const kind of summarised) {
      for (const place of contract.all(kind)) yield* summary(place, kind);
    }
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

const leftovers: readonly (readonly [string, RegExp])[] = [
  ['a note to oneself', /\b(TODO|FIXME|XXX|TBD|WIP|lorem ipsum)\b/i],
  ['HTML', /<\/?[a-z][^>]*>/i],
  ['an HTML entity', /&(#x?[0-9a-f]+|[a-z]+);/i],
  ['an escaped character', /\\[_*[\]#]/],
  ['a misspelling of the owner’s page', /\bParamter/i],
  ['two spaces', /\S {2,}\S/],
];

const cleanProse: Rule = {
  name: 'clean-prose',
  why: 'The texts are published as they stand: leftovers of an export or of a draft show on every page.',
  mend: 'Write clean CommonMark.',
  example: edit('integration-v1', 'There is no request body.', 'There is no request body.&#x20;'),
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

/** What is said in words. */
export const wordRules = [operationId, wholeSentences, cleanProse];

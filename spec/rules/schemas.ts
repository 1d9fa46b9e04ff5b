import { codeSchemas, codes } from './reading/answers.ts';
import { type Found, list, type Mapping, mapping, strings } from './reading/contract.ts';
import { each, edit, type Fault, type Rule } from './reading/rule.ts';

const enumValuesExplained: Rule = {
  name: 'enum-values-explained',
  why: 'A value whose meaning stands nowhere is guessed at, and the docs show an empty row.',
  mend: 'Give each value of the enum, null included, one sentence in `x-enumDescriptions`, and no other.',
  example: edit(
    'integration-v1',
    `        XLSX: An Excel workbook of 2007 or later.
        XLS: An Excel workbook of 97 to 2003.`,
    `        XLSX: An Excel workbook of 2007 or later.`,
  ),
  // The keys of a mapping are texts: null is written `null`.
  check: each('schema', (schema) =>
    unlike(schema, list(schema.raw['enum']).map(String), 'x-enumDescriptions', 'explanation'),
  ),
};

const errorKindsComplete: Rule = {
  name: 'error-kinds-complete',
  why: 'A code without a kind falls back to its status’s kind, which for a 200 or a mixed 403 is the wrong one.',
  mend: 'Give each code of the enum its kind in `x-error-kinds`, and no other.',
  example: edit(
    'integration-v1',
    `        API_QUOTA_EXCEEDED: quota-exceeded
        PERMISSION_DENIED: permission-denied`,
    `        API_QUOTA_EXCEEDED: quota-exceeded`,
  ),
  check: (contract) =>
    codeSchemas(contract).flatMap((schema) => [
      ...unlike(schema, codes(schema), 'x-error-kinds', 'kind'),
    ]),
};

/** Values of an enum that a mapping beside it does not have, and the reverse. */
function* unlike(
  { path, raw }: Found,
  values: readonly string[],
  key: string,
  what: string,
): Iterable<Fault> {
  const keys = Object.keys(mapping(raw[key]));
  for (const value of values.filter((value) => !keys.includes(value))) {
    yield { path: [...path, 'enum'], what: `The enum value ${value} has no ${what}.` };
  }
  for (const value of keys.filter((value) => !values.includes(value))) {
    yield {
      path: [...path, key, value],
      what: `${value} has a ${what}, but is no value of the enum.`,
    };
  }
}

// Random faults add nothing, so neither this rule nor responses-open can stand alone among them; no
// stock rule knows either fault.
const noInlineEnum: Rule = {
  name: 'no-inline-enum',
  why: 'An enum without a name becomes an anonymous type in the clients, and a second copy of it drifts from the first.',
  mend: 'Move the schema to `components.schemas` under a name of its own and refer to it.',
  example: edit(
    'storage',
    `        RequestId: { type: string,`,
    `        RequestId: { type: string, enum: [A1], x-enumDescriptions: { A1: The only request. },`,
  ),
  check: each('schema', function* ({ path, raw }) {
    const isNamed = path.length === 3 && path[0] === 'components';
    if ('enum' in raw && !isNamed) {
      yield { path: [...path, 'enum'], what: 'This enum stands inline.' };
    }
  }),
};

const responsesOpen: Rule = {
  name: 'responses-open',
  why: 'The owner may add a field to an answer at any time; a closed schema turns that into an error of ours.',
  mend: 'Leave out `additionalProperties` and `unevaluatedProperties`.',
  example: edit(
    'integration-v1',
    `      description: The documented object with an error in it.`,
    `      description: The documented object with an error in it.
      additionalProperties: false`,
  ),
  check: each('schema', function* ({ path, raw }) {
    for (const key of ['additionalProperties', 'unevaluatedProperties']) {
      if (raw[key] === false) {
        yield { path: [...path, key], what: 'This object refuses fields that it does not know.' };
      }
    }
  }),
};

const valuesBounded: Rule = {
  name: 'values-bounded',
  why: 'A parameter or header without a bound is tested by nobody and refused by somebody, later and with a worse message.',
  mend: 'State maxLength, a pattern, maxItems or minimum and maximum (above 32 bits with format int64), or an enum; where the owner states none, one that must hold, as inferred.',
  example: edit('storage', 'format: int64, minimum: 0,', 'format: int64,'),
  check: each(['parameter', 'header'], function* ({ path, resolved }) {
    const missing = missingBound(mapping(resolved['schema']));
    const name = resolved['name'] ?? path.at(-1);
    if (missing) yield { path: [...path, 'schema'], what: `${name} has no ${missing}.` };
  }),
};

const greatestInt32 = 2 ** 31 - 1;

// The bytes of an upload are bounded by its Content-Length, and a credential is opaque: neither is here.
function missingBound(schema: Mapping): string | undefined {
  const [type] = [schema['type']].flat();
  if ('enum' in schema || 'const' in schema || type === 'boolean') return undefined;
  if (type === 'string') {
    return 'pattern' in schema || 'maxLength' in schema ? undefined : 'maxLength';
  }
  if (type === 'array') return 'maxItems' in schema ? undefined : 'maxItems';
  if (type !== 'integer' && type !== 'number') return 'type';
  const isLarge = Number(schema['maximum']) > greatestInt32 && schema['format'] !== 'int64';
  return isLarge ? 'format: int64' : ['minimum', 'maximum'].find((bound) => !(bound in schema));
}

const optionalSaid: Rule = {
  name: 'optional-said',
  why: 'A property that drops out of `required` makes every caller check for it, and nobody notices that it was a slip.',
  mend: 'List the property in `required`, or let its description say that it “may be missing”.',
  example: edit(
    'one-integration',
    'required: [code, message, validationErrors]',
    'required: [code, message]',
  ),
  check: each('schema', function* ({ path, raw, resolved }) {
    const required = strings(raw['required']);
    for (const [name, property] of Object.entries(mapping(resolved['properties']))) {
      const isSaid = /may be missing/.test(String(mapping(property)['description']));
      if (required.includes(name) || isSaid) continue;
      yield { path: [...path, 'properties', name], what: `Nothing says that ${name} is optional.` };
    }
  }),
};

const telling = ['type', 'const', 'enum', 'oneOf', 'anyOf', 'allOf'];

const typeStated: Rule = {
  name: 'type-stated',
  why: 'A schema without a type allows everything, so clients get `unknown` and no example can be wrong.',
  mend: 'State the type, or say in the description that it is “not known” or that the owner “does not document” it.',
  example: edit(
    'integration-v1',
    "preSignedS3Url: { type: 'null', description: Null on error. }",
    'preSignedS3Url: { description: Null on error. }',
  ),
  check: each('schema', function* ({ path, raw }) {
    const isUnknown = /not known|does not document/.test(String(raw['description']));
    if (!isUnknown && !telling.some((key) => key in raw)) {
      yield { path, what: `${path.at(-1)} has no type.` };
    }
  }),
};

/** What a schema must say, and must not. */
export const schemaRules = [
  enumValuesExplained,
  errorKindsComplete,
  noInlineEnum,
  valuesBounded,
  responsesOpen,
  optionalSaid,
  typeStated,
];

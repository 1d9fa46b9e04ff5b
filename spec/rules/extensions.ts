import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { stepsOf } from '../../src/contract/meaning.ts';
import schema from '../extensions.schema.json' with { type: 'json' };
import { type Contract, type Found, mapping, strings } from './reading/contract.ts';
import { edit, type Rule } from './reading/rule.ts';

const known = mapping(schema.properties);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema, 'extensions');

/** An x- key as a document has it. */
type Extension = Found & { readonly key: string };

/** Every x- key on every object of the document. */
export function extensions(contract: Contract): readonly Extension[] {
  return contract.objects.flatMap((found) =>
    Object.keys(found.raw)
      .filter((key) => key.startsWith('x-'))
      .map((key) => ({ ...found, key })),
  );
}

const knownExtensions: Rule = {
  name: 'known-extensions',
  why: 'A misspelt or misplaced x- key is a fact that no code ever reads, and nothing else would notice.',
  mend: 'Use a key of extensions.schema.json on an object of its `allowedOn`, or describe the new key there.',
  example: edit(
    'integration-v1',
    '      x-schema: { type: string, minLength: 1 }',
    `      x-quota: 288
      x-schema: { type: string, minLength: 1 }`,
  ),
  *check(contract) {
    for (const { path, key, kind } of extensions(contract)) {
      const places = strings(mapping(known[key])['allowedOn']);
      if (!(key in known)) yield { path: [...path, key], what: `Nothing reads the key ${key}.` };
      else if (!places.includes(kind)) {
        const what = `${key} stands on a ${kind}, where nothing reads it; it belongs on a ${places.join(' or ')}.`;
        yield { path: [...path, key], what };
      }
    }
  },
};

const extensionValues: Rule = {
  name: 'extension-values',
  why: 'Code reads these values without looking twice: one of the wrong shape is a wrong constant in every client.',
  mend: 'Make it match its schema in extensions.schema.json. In { braces }, quote a text that holds a comma.',
  example: edit(
    'integration-v1',
    'about: x-error-kind, statement: A 500',
    'about: x-error-kind, statement: a 500',
  ),
  *check(contract) {
    for (const { path, raw, key } of extensions(contract)) {
      const validate = ajv.getSchema(`extensions#/properties/${key}`);
      if (!validate || validate(raw[key])) continue;
      for (const { instancePath, message, params } of validate.errors ?? []) {
        const steps = [key, ...stepsOf(instancePath)];
        const extra = params['additionalProperty'] ? ` (${params['additionalProperty']})` : '';
        yield { path: [...path, ...steps], what: `${steps.join('.')} ${message}${extra}.` };
      }
    }
  },
};

/** The facts that OpenAPI has no keyword for. */
export const extensionRules = [knownExtensions, extensionValues];

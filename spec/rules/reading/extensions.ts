import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import schema from '../../extensions.schema.json' with { type: 'json' };
import { type Contract, type Found, mapping, strings } from './contract.ts';
import type { Kind } from './grammar.ts';

const known = mapping(schema.properties);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema, 'extensions');

/** An x- key as a document has it. */
export type Extension = Found & { readonly key: string; readonly kind: Kind };

/** Every x- key on every object of the document. */
export function extensions(contract: Contract): readonly Extension[] {
  return contract.kinds().flatMap((kind) =>
    contract.all(kind).flatMap((found) =>
      Object.keys(found.raw)
        .filter((key) => key.startsWith('x-'))
        .map((key) => ({ ...found, key, kind })),
    ),
  );
}

/** The objects that may carry this key; undefined when nobody knows the key. */
export function allowedOn(key: string): readonly string[] | undefined {
  return key in known ? strings(mapping(known[key])['allowedOn']) : undefined;
}

/** The schema that the value of this key must match. */
export function validator(key: string): ValidateFunction | undefined {
  return ajv.getSchema(`extensions#/properties/${key}`);
}

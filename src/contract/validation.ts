import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, Schema } from './document.ts';

/** What is wrong with a value, one sentence for each fault, with a JSON pointer to it. */
export type SchemaFault = { readonly pointer: string; readonly message: string };

/** Holds values against schemas of one document. */
export type SchemaCheck = (schema: Schema, value: unknown) => SchemaFault[];

/**
 * Compiles each schema when it is first asked for. The only module of the contract that knows ajv.
 *
 * @param validateFormats whether a `format` is looked at, too
 */
export function schemaCheck({ components }: OpenApiDocument, validateFormats = true): SchemaCheck {
  // OpenAPI's own words (example, xml, discriminator) and x- keys are not JSON Schema's.
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    validateFormats,
  });
  addFormats.default(ajv);
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      // References within the document begin at its root.
      validate = ajv.compile({ components, allOf: [schema] });
      compiled.set(schema, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(faultOf);
  };
}

function faultOf({ instancePath, message, params }: ErrorObject): SchemaFault {
  const { allowedValues } = params as { allowedValues?: unknown };
  const values = allowedValues === undefined ? '' : `: ${JSON.stringify(allowedValues)}`;
  return { pointer: instancePath, message: `${message ?? 'does not fit'}${values}` };
}

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const id = 'https://spec.openapis.org/oas/3.1';

/**
 * The OpenAPI Initiative's schema of OpenAPI 3.1 (2022-10-07) with its base dialect for Schema Objects, as
 * `@hyperjump/json-schema` carries them unchanged.
 *
 * @returns what is wrong with a document, nothing when all is well
 */
export async function openapiSchema(): Promise<(document: unknown) => readonly ErrorObject[]> {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addFormat('media-range', true);
  ajv.addSchema(await part('meta/base.js'), `${id}/meta/base`);
  ajv.addSchema(await part('dialect/base.js'), `${id}/dialect/base`);
  // Ajv looks for a dynamic anchor in one file only, so the references to it name what the Initiative's
  // schema-base.js binds them to.
  const text = JSON.stringify(await part('schema.js'));
  const bound = text.replaceAll('"$dynamicRef":"#meta"', `"$ref":"${id}/dialect/base"`);
  if (bound === text) throw new Error('The OpenAPI schema has no dynamic reference to bind.');
  const validate = ajv.compile(JSON.parse(bound));
  return (document) => (validate(document) ? [] : (validate.errors ?? []));
}

/** A file of the package, which exports none of them by name. */
async function part(name: string): Promise<object> {
  const index = pathToFileURL(require.resolve('@hyperjump/json-schema/openapi-3-1'));
  return (await import(new URL(name, index).href)).default;
}

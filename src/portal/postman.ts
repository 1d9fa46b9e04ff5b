import converter from 'openapi-to-postmanv2';
import { callsOf } from '../contract/operations.ts';
import { parametersOf, type Reference } from './contract/references.ts';
import { placeholder, secretsOf } from './contract/secrets.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Item = {
  request?: { header?: Json[] };
  item?: Item[];
  [key: string]: Json | Item[] | undefined;
};

/**
 * The contract as a Postman collection, in which every credential is a variable.
 *
 * @throws with the converter's reason
 */
export async function postmanCollection(reference: Reference): Promise<object> {
  const document = structuredClone(reference.bundle);
  const calls = callsOf(document);
  const all = calls.flatMap(({ operation }) => secretsOf(document, operation));
  const secrets = [...new Map(all.map((secret) => [secret.option, secret])).values()];
  for (const { operation } of calls) {
    Object.assign(operation, { parameters: parametersOf(operation) });
  }
  const collection = await convert(document);
  const headers = secrets.map(({ option, name, prefix, description }) => ({
    key: name,
    value: `${prefix}{{${option}}}`,
    description,
  }));
  // The converter keeps only the first of several credentials, so all of them become headers.
  withHeaders(collection.item ?? [], headers);
  const variables = secrets.map(({ option }) => ({
    key: option,
    value: placeholder(option),
    type: 'secret',
  }));
  const { auth: _, variable = [], ...rest } = collection;
  return withoutIds({
    ...rest,
    variable: [...variable, ...variables],
  } as Json) as object;
}

function convert(document: object): Promise<Item & { variable?: Json[] }> {
  const options = {
    parametersResolution: 'Example',
    requestParametersResolution: 'Example',
    exampleParametersResolution: 'Example',
    folderStrategy: 'Tags',
  };
  return new Promise((resolve, reject) => {
    converter.convert({ type: 'json', data: document }, options, (fault, result) => {
      const [output] = result?.output ?? [];
      if (fault || !output) reject(new Error(`No Postman collection: ${result?.reason ?? fault}`));
      else resolve(output.data as Item);
    });
  });
}

function withHeaders(items: readonly Item[], headers: Json[]): void {
  for (const { request, item } of items) {
    if (request) request.header = [...(request.header ?? []), ...headers];
    withHeaders(item ?? [], headers);
  }
}

/** Its ids are random; without them Postman makes its own, and two builds are the same. */
function withoutIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== '_postman_id');
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutIds(inner)]));
}

import converter from 'openapi-to-postmanv2';
import type { Reference } from './contract/references.ts';
import { placeholder } from './samples/request.ts';

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
export async function postmanCollection({ document }: Reference): Promise<object> {
  const collection = await convert(document);
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const headers = schemes.map(([key, { name, description }]) => ({
    key: name,
    value: `{{${key}}}`,
    description,
  }));
  // The converter keeps only the first of several credentials, so all of them become headers.
  withHeaders(collection.item ?? [], headers);
  const variables = schemes.map(([key]) => ({ key, value: placeholder(key), type: 'secret' }));
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
    converter.convert(
      { type: 'json', data: structuredClone(document) },
      options,
      (fault, result) => {
        const [output] = result?.output ?? [];
        if (fault || !output)
          reject(new Error(`No Postman collection: ${result?.reason ?? fault}`));
        else resolve(output.data as Item);
      },
    );
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

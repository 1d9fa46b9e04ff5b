import { bundles } from '../../generated/bundles.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import {
  type Call,
  callsOf,
  credentialOf,
  exampleOf,
  inputsOf,
  uploadLinkOf,
} from '../../src/contract/operations.ts';

/** Every operation of the registry that gives the URL of an upload, as a caller of it sends it. */
export const everyCall = Object.entries(bundles).flatMap(([id, document]) =>
  callsOf(document)
    .filter(({ operation }) => uploadLinkOf(document, operation))
    .map((call) => ({ id, document, ...call, ...sent(document, call) })),
);

function sent(document: OpenApiDocument, { path, operation }: Call) {
  const values: { path: Values; query: Values; header: Values } = {
    path: {},
    query: {},
    header: {},
  };
  const types = operation['x-upload-content-types'] ?? {};
  const extension = 'csv' in types ? 'csv' : Object.keys(types)[0];
  for (const { role, schema, parameter } of inputsOf(document, operation)) {
    const csv = schema.enum?.find((value) => /^csv$/i.test(String(value)));
    values[parameter.in][parameter.name] =
      role === 'name'
        ? `sales register.${extension}`
        : String(csv ?? schema.enum?.[0] ?? exampleOf(document, parameter.examples, schema));
  }
  const { header, prefix = '', option } = credentialOf(document, operation) ?? {};
  const filled = Object.entries(values.path).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const query = Object.entries(values.query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return {
    values,
    credential: option,
    target: `${filled}?${query.join('&')}`,
    headers: { ...(header && { [header]: `${prefix}any` }), ...values.header },
    contentType: types[extension ?? ''] ?? '',
    pointer: uploadLinkOf(document, operation)?.pointer,
  };
}

type Values = { [name: string]: string };

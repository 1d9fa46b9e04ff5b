import { sample, stringMatching } from 'fast-check';
import { bundles } from '../../generated/bundles.ts';
import { type OpenApiDocument, resolve, type Schema } from '../../src/contract/document.ts';
import {
  type Call,
  callsOf,
  credentialOf,
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
    const [example] = Object.values(parameter.examples ?? {}).map((one) => resolve(document, one));
    values[parameter.in][parameter.name] =
      role === 'name'
        ? `sales register.${extension}`
        : String(csv ?? schema.enum?.[0] ?? example?.value ?? fitting(schema));
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

/** A value that the schema of an input allows; the same each time. */
function fitting({ format, pattern }: Schema): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000009';
  if (pattern === undefined) return 'any';
  const [value = ''] = sample(stringMatching(new RegExp(pattern, 'u')), { seed: 1, numRuns: 1 });
  return value;
}

type Values = { [name: string]: string };

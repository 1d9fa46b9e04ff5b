import { bundles } from '../../generated/bundles.ts';
import type { OpenApiDocument } from '../contract/document.ts';
import {
  type Call,
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  uploadLinkOf,
} from '../contract/operations.ts';

/** A call to try the mock with, and a real server to forward it to. */
export type SampleCall = {
  /** Its headers, each as `name: value`. */
  readonly headers: readonly string[];
  /** With its query. */
  readonly path: string;
  readonly sandbox: string;
};

/** The first operation of the mock's own documents that gives a URL, with all that it requires. */
export function sampleCall(): SampleCall {
  for (const document of Object.values(bundles)) {
    const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
    if (call) return sampleOf(document, call);
  }
  throw new Error('No document has an operation that gives a URL.');
}

function sampleOf(document: OpenApiDocument, { path, operation }: Call): SampleCall {
  const credential = credentialOf(document, operation);
  const inputs = inputsOf(document, operation).filter(({ parameter }) => parameter.required);
  const sent = (place: string) =>
    inputs.flatMap((input) =>
      input.parameter.in === place ? [[input.parameter.name, valueFor(input)] as const] : [],
    );
  const filled = sent('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    path,
  );
  const query = new URLSearchParams(sent('query').map(([name, value]) => [name, value]));
  const headers = sent('header').map(([name, value]) => `${name}: ${value}`);
  const sandbox = document.servers?.find((server) => server['x-environment'] === 'sandbox');
  return {
    headers: credential
      ? [`${credential.header}: ${credential.prefix ?? ''}any`, ...headers]
      : headers,
    path: query.size ? `${filled}?${query}` : filled,
    sandbox: sandbox?.url ?? '',
  };
}

function valueFor({ role, schema }: Input): string {
  if (role === 'name') return 'sales.csv';
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000001';
  return String(schema.enum?.[0] ?? 'any');
}

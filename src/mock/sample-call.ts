import { bundles } from '../../generated/bundles.ts';
import type { OpenApiDocument } from '../contract/document.ts';
import {
  type Call,
  callsOf,
  credentialOf,
  exampleOf,
  type Input,
  inputsOf,
  uploadLinkOf,
} from '../contract/operations.ts';

/** A call to try the mock with, and a real server to forward it to. */
export type SampleCall = {
  readonly method: string;
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

function sampleOf(document: OpenApiDocument, { path, method, operation }: Call): SampleCall {
  const credential = credentialOf(document, operation);
  const inputs = inputsOf(document, operation).filter(({ parameter }) => parameter.required);
  const sent = (place: string) =>
    inputs.flatMap((input) =>
      input.parameter.in === place
        ? [[input.parameter.name, valueFor(document, input)] as const]
        : [],
    );
  const filled = sent('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    path,
  );
  const query = new URLSearchParams(sent('query').map(([name, value]) => [name, value]));
  const headers = sent('header').map(([name, value]) => `${name}: ${value}`);
  const sandbox = document.servers?.find((server) => server['x-environment'] === 'sandbox');
  return {
    method: method.toUpperCase(),
    headers: credential
      ? [`${credential.header}: ${credential.prefix ?? ''}any`, ...headers]
      : headers,
    path: query.size ? `${filled}?${query}` : filled,
    sandbox: sandbox?.url ?? '',
  };
}

function valueFor(document: OpenApiDocument, { role, parameter, schema }: Input): string {
  return role === 'name' ? 'sales.csv' : exampleOf(document, parameter.examples, schema);
}

import { resolve } from '../../generate/document.ts';
import type { Example, Named, Parameter } from '../contract/document.ts';
import type { Reference } from '../contract/references.ts';

/** A valid request in the parts that a sample needs; nothing is percent-encoded yet. */
export type SampleRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly query: readonly { readonly name: string; readonly value: string }[];
};

/** The request that the first example of every parameter makes, with placeholders for credentials. */
export function sampleRequest(reference: Reference, baseUrl: string): SampleRequest {
  const { document, operation, method, path = '' } = reference;
  const values = (where: Parameter['in']) =>
    (operation.parameters ?? [])
      .filter((parameter) => parameter.in === where)
      .map(({ name, examples }) => ({ name, value: firstExample(document, examples) }));
  const credentials = Object.entries(document.components.securitySchemes ?? {}).map(
    ([name, scheme]) => ({ name: scheme.name, value: placeholder(name) }),
  );
  const filled = values('path').reduce(
    (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  return {
    method: method.toUpperCase(),
    url: baseUrl + filled,
    headers: [...credentials, ...values('header')],
    query: values('query'),
  };
}

/** `authToken` becomes `YOUR_AUTH_TOKEN`: plainly not a value, and never one by accident. */
export function placeholder(name: string): string {
  return `YOUR_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** The value of the first example, which is a valid one. */
export function firstExample(document: object, examples: Named<Example>): string {
  const [first] = Object.values(examples);
  if (!first) throw new Error('A parameter has no example.');
  return String(resolve(document, first).value);
}

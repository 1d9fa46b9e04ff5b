import { type Named, resolve } from '../../contract/document.ts';
import type { Example, Parameter } from '../contract/document.ts';
import { parametersOf, type Reference } from '../contract/references.ts';
import { placeholder, secretsOf } from '../contract/secrets.ts';

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
    parametersOf(operation)
      .filter((parameter) => parameter.in === where)
      .map(({ name, examples }) => ({ name, value: firstExample(document, examples) }));
  const secrets = (where: Parameter['in']) =>
    secretsOf(reference.document, reference.operation)
      .filter((secret) => secret.in === where)
      .map(({ name, option, prefix }) => ({ name, value: prefix + placeholder(option) }));
  const filled = values('path').reduce(
    (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  return {
    method: method.toUpperCase(),
    url: baseUrl + filled,
    headers: [...secrets('header'), ...values('header')],
    query: [...secrets('query'), ...values('query')],
  };
}

/** The value of the first example, which is a valid one. */
export function firstExample(document: object, examples: Named<Example>): string {
  const [first] = Object.values(examples);
  if (!first) throw new Error('A parameter has no example.');
  return String(resolve(document, first).value);
}

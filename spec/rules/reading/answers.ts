import type { Example, Link, Operation, Response, Schema } from '../../../src/contract/document.ts';
import { at } from '../../../src/contract/meaning.ts';
import { alternatives } from '../../../src/contract/operations.ts';
import {
  type Contract,
  type Found,
  isMapping,
  type Mapping,
  mapping,
  type Path,
  strings,
} from './contract.ts';

/** A response of an operation, with references followed. */
export type Answered = {
  readonly path: Path;
  readonly status: number;
  readonly response: Response;
  readonly operation: Operation;
};

/** Every response of every operation of the document. */
export function responses(contract: Contract): readonly Answered[] {
  return contract.all('operation').flatMap(({ path, resolved: operation }) =>
    Object.entries(operation.responses ?? {}).map(([status, response]) => ({
      path: [...path, 'responses', status],
      // The first of a range; what is not documented is no success.
      status: status === 'default' ? 500 : Number(status.replaceAll('X', '0')),
      response,
      operation,
    })),
  );
}

/** A named example of a response: the place that names it, and its value with references followed. */
export type Answer = Answered & { readonly name: string; readonly example: Example };

/** Every example of every response of every operation of the document. */
export function answers(contract: Contract): readonly Answer[] {
  return responses(contract).flatMap((from) =>
    Object.entries(from.response.content ?? {}).flatMap(([mediaType, { examples = {} }]) =>
      Object.entries(examples).map(([name, example]) => ({
        ...from,
        path: [...from.path, 'content', mediaType, 'examples', name],
        name,
        example,
      })),
    ),
  );
}

/** Every mapping inside a value, the value itself included. */
export function mappingsIn(value: unknown): readonly Mapping[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(mappingsIn);
  return Array.isArray(value) ? inner : [mapping(value), ...inner];
}

/** A link of an answer to the operation that the answer's URL is for. */
export type UploadLink = {
  readonly path: Path;
  readonly link: Link;
  /** The operation that the link leads to, when it leads to one. */
  readonly target: Operation | undefined;
  /** The schemas of the response's bodies, for each of its variants. */
  readonly bodies: readonly Schema[];
};

/** The links of an operation's answers, by which an API and its upload know each other. */
export function links(contract: Contract, operation: Operation): readonly UploadLink[] {
  const own = responses(contract).filter((response) => response.operation === operation);
  return own.flatMap(({ path, response: { links = {}, content = {} } }) =>
    Object.entries(links).map(([name, link]) => {
      const target = at(contract.resolved, link.operationRef?.replace(/^#/, ''));
      return {
        path: [...path, 'links', name],
        link,
        target:
          isMapping(target) && 'responses' in target ? (target as unknown as Operation) : undefined,
        bodies: Object.values(content).flatMap(({ schema = {} }) =>
          alternatives(contract.document, schema),
        ),
      };
    }),
  );
}

/** The schemas that list error codes: those that say what kind of error each code is. */
export function codeSchemas(contract: Contract): readonly Found[] {
  return contract.all('schema').filter(({ raw }) => isMapping(raw['x-error-kinds']));
}

/** The codes of a schema's enum; null is the absence of a code. */
export function codes({ raw }: Found): readonly string[] {
  return strings(raw['enum']);
}

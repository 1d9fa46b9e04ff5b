import { bundles } from '../../../generated/bundles.ts';
import { documentedAnswers } from '../../contract/answers.ts';
import type { Basis, Fault, OpenApiDocument, Operation, Schema } from '../../contract/document.ts';
import { type Inferred, inferredIn } from '../../contract/evidence.ts';
import {
  callsOf,
  credentialOf,
  inputsOf,
  lifetimeOf,
  sharedCalls,
  uploadLinkOf,
} from '../../contract/operations.ts';
import { type SchemaFault, schemaCheck } from '../../contract/validation.ts';

export type { Basis, Fault };

/** What an input must look like. */
export type Constraint = Pick<Schema, 'minLength' | 'maxLength' | 'pattern' | 'enum' | 'format'>;

/** A documented body, and what departs from its schema in another. */
export type Body = {
  readonly status: number;
  readonly mediaType: string;
  /** The name of the schema that it follows. */
  readonly schema: string | undefined;
  readonly value: unknown;
  readonly basis: Basis;
  readonly faultsOf: (value: unknown) => readonly SchemaFault[];
};

/** Documented bodies by the name of their example. */
export type Bodies = { readonly [name: string]: Body };

/** The contract of a pre-sign call. */
export type Api = {
  readonly title: string;
  readonly version: string;
  readonly operation: { readonly method: string; readonly path: string };
  readonly servers: { readonly [environment: string]: string };
  readonly credentials: { readonly [name: string]: Constraint & { readonly header: string } };
  readonly parameters: { readonly [name: string]: Constraint & { readonly in: Fault['in'] } };
  /** The input that is the file's name, and the one that is its type. */
  readonly file: { readonly name: string; readonly type: string | undefined };
  readonly uploadContentTypes: { readonly [extension: string]: string };
  readonly uploadUrl: {
    readonly pointer: string;
    readonly expiresIn: { readonly documented: number; readonly sample?: number };
  };
  readonly faults: readonly Fault[];
  readonly bodies: Bodies;
  readonly inferred: readonly Inferred[];
};

export type ApiName = string;

/** The upload that the URLs are for. */
export const upload = uploadOf();

/** Every API that gives URLs. */
export const apis: { readonly [name: ApiName]: Api } = Object.fromEntries(
  Object.entries(bundles).flatMap(([name, document]) => {
    const api = apiOf(document);
    return api ? [[name, api]] : [];
  }),
);

/** The contract of an API that is known to be there. */
export function apiNamed(name: ApiName): Api {
  const api = apis[name];
  if (!api) throw new Error(`There is no API ${name}.`);
  return api;
}

function apiOf(document: OpenApiDocument): Api | undefined {
  const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
  if (!call) return undefined;
  const { path, method, operation } = call;
  const inputs = inputsOf(document, operation);
  const token = credentialOf(document, operation);
  const settings = inputs.filter(({ role }) => role === 'setting');
  const given = inputs.filter(({ role }) => role !== 'setting');
  const named = (role: 'name' | 'type') => given.find((input) => input.role === role)?.option;
  const shared = new Set(upload.inferred.map(({ statement }) => statement));
  return {
    title: document.info.title,
    version: document.info.version,
    operation: { method, path },
    servers: Object.fromEntries(
      (document.servers ?? []).map(({ url, ...server }) => [server['x-environment'] ?? url, url]),
    ),
    credentials: Object.fromEntries([
      ...(token
        ? [[token.option, { header: token.header, ...token.scheme['x-schema'] }] as const]
        : []),
      ...settings.map(
        ({ option, parameter, schema }) => [option, { header: parameter.name, ...schema }] as const,
      ),
    ]),
    parameters: Object.fromEntries(
      given.map(({ parameter, schema }) => [parameter.name, { in: parameter.in, ...schema }]),
    ),
    file: { name: named('name') ?? '', type: named('type') },
    uploadContentTypes: operation['x-upload-content-types'] ?? {},
    uploadUrl: {
      pointer: uploadLinkOf(document, operation)?.pointer ?? '',
      expiresIn: lifetimeOf(document, operation) ?? { documented: 0 },
    },
    faults: operation['x-faults'] ?? [],
    bodies: bodiesOf(document, operation),
    // A bundle repeats the upload, which is a contract of its own.
    inferred: inferredIn(document).filter(({ statement }) => !shared.has(statement)),
  };
}

function uploadOf() {
  const [found] = Object.values(bundles).flatMap((document) =>
    callsOf(document).length ? [] : sharedCalls(document).map((call) => ({ document, ...call })),
  );
  if (!found) throw new Error('No document describes the upload.');
  const { document, method, operation } = found;
  const { 'x-signature': signature, 'x-expiry': expiry, 'x-limits': limits = {} } = operation;
  if (!signature || !expiry)
    throw new Error(`${document.info.title} does not say how URLs are signed.`);
  return {
    title: document.info.title,
    version: document.info.version,
    method: method.toUpperCase(),
    signature,
    expiry,
    limits: { bodyBytes: limits.bodyBytes ?? 0, keyBytes: limits.keyBytes ?? 0 },
    bodies: bodiesOf(document, operation),
    inferred: inferredIn(document),
  };
}

function bodiesOf(document: OpenApiDocument, operation: Operation): Bodies {
  // The one format in answers is that of the URL, which is held against the contract by itself.
  const check = schemaCheck(document, false);
  return Object.fromEntries(
    documentedAnswers(document, operation).map(({ name, meaning, ...answer }) => {
      const schema = meaning.shape?.schema;
      const reference = { $ref: `#/components/schemas/${schema}` };
      const { status, mediaType, value, basis } = answer;
      const faultsOf = (other: unknown) => (schema === undefined ? [] : check(reference, other));
      return [name, { status, mediaType, schema, value, basis, faultsOf }];
    }),
  );
}

/** The documented body of a name that is known to be there. */
export function bodyNamed(bodies: Bodies, name: string): Body {
  const body = bodies[name];
  if (!body) throw new Error(`There is no documented body "${name}".`);
  return body;
}

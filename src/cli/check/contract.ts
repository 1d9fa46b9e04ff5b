import { documents } from 'clear-presign/openapi';
import { documentedAnswers } from '../../contract/answers.ts';
import type { Basis, Fault, OpenApiDocument, Operation } from '../../contract/document.ts';
import { resolve } from '../../contract/document.ts';
import { type Inferred, inferredIn } from '../../contract/evidence.ts';
import { compileFaults } from '../../contract/faults.ts';
import { at } from '../../contract/meaning.ts';
import {
  type Call,
  type Credential,
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  lifetimeOf,
  sharedCalls,
  uploadLinkOf,
} from '../../contract/operations.ts';
import { type SchemaFault, schemaCheck } from '../../contract/validation.ts';

/** A documented body, and what departs from its schema in another. */
export type Body = {
  readonly status: number;
  readonly mediaType: string;
  /** The name of the schema that it follows. */
  readonly schema: string | undefined;
  /** Where the owner's code stands in it (JSON pointer). */
  readonly code: string | undefined;
  readonly value: unknown;
  readonly basis: Basis;
  readonly faultsOf: (value: unknown) => readonly SchemaFault[];
};

/** Documented bodies by the name of their example. */
export type Bodies = { readonly [name: string]: Body };

/** A document with one operation of it that answers are held against. */
export type Contract = {
  /** Its id in the registry. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly document: OpenApiDocument;
  readonly call: Call;
  readonly bodies: Bodies;
  /** Statements of it that the owner does not make. */
  readonly inferred: readonly Inferred[];
};

/** A mistake of `x-faults`, and whether a value makes it. */
export type Mistake = { readonly fault: Fault; readonly holds: (value?: string) => boolean };

/** The contract of a call that gives URLs. */
export type Presign = Contract & {
  readonly servers: { readonly [environment: string]: string };
  readonly token: Credential | undefined;
  /** Secrets beside the token. */
  readonly settings: readonly Input[];
  readonly inputs: readonly Input[];
  /** The input that is the file's name. */
  readonly nameInput: string;
  readonly contentTypes: { readonly [extension: string]: string };
  /** Where an answer has the URL (JSON pointer), and the name of the documented one that does. */
  readonly url: string;
  readonly success: string;
  /** Whether the documented URL ends in a name with an extension, so that every URL should. */
  readonly endsInName: boolean;
  /** Seconds that a URL lives. */
  readonly lifetime: { readonly documented: number; readonly sample?: number };
  readonly mistakes: readonly Mistake[];
};

const all = Object.entries(documents as { readonly [id: string]: OpenApiDocument });

/** The upload that the URLs are for. */
export const storage = storageOf();

/** Every API that gives URLs, by its id. */
export const presigns: { readonly [id: string]: Presign } = Object.fromEntries(
  all.flatMap(([id, document]) => {
    const found = presignOf(id, document);
    return found ? [[id, found]] : [];
  }),
);

/** What a report is about, the upload last. */
export const contracts: readonly Contract[] = [...Object.values(presigns), storage];

function presignOf(id: string, document: OpenApiDocument): Presign | undefined {
  const call = callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
  const link = call && uploadLinkOf(document, call.operation);
  if (!call || !link) return undefined;
  const { operation } = call;
  const inputs = inputsOf(document, operation);
  const contract = contractOf(id, document, call);
  const contentTypes = operation['x-upload-content-types'] ?? {};
  const [success, url] = Object.entries(contract.bodies)
    .map(([name, { value }]) => [name, at(value, link.pointer)] as const)
    .find(([, found]) => typeof found === 'string') ?? ['', ''];
  const shared = new Set(storage.inferred.map(({ statement }) => statement));
  return {
    ...contract,
    // A bundle repeats the upload, which is a contract of its own.
    inferred: contract.inferred.filter(({ statement }) => !shared.has(statement)),
    servers: Object.fromEntries(
      (document.servers ?? []).map(({ url, ...server }) => [server['x-environment'] ?? url, url]),
    ),
    token: credentialOf(document, operation),
    settings: inputs.filter(({ role }) => role === 'setting'),
    inputs: inputs.filter(({ role }) => role !== 'setting'),
    nameInput: inputs.find(({ role }) => role === 'name')?.option ?? '',
    contentTypes,
    url: link.pointer,
    success,
    endsInName: Object.keys(contentTypes).some((extension) =>
      new URL(String(url)).pathname.endsWith(`.${extension}`),
    ),
    lifetime: lifetimeOf(document, operation) ?? { documented: 0 },
    mistakes: compileFaults(document, operation).map(({ fault, holds }) => ({
      fault,
      holds: (value) => holds({ header: () => value, query: () => value, path: () => value }),
    })),
  };
}

function storageOf() {
  const [found] = all.flatMap(([id, document]) =>
    callsOf(document).length ? [] : sharedCalls(document).map((call) => ({ id, document, call })),
  );
  if (!found) throw new Error('No document describes the upload.');
  const { id, document, call } = found;
  const { 'x-signature': signature, 'x-limits': limits = {} } = call.operation;
  if (!signature) throw new Error(`${document.info.title} does not say how URLs are signed.`);
  return {
    ...contractOf(id, document, call),
    method: call.method.toUpperCase(),
    hosts: (document.servers ?? []).map(({ url }) => new URL(url).hostname),
    signature,
    limits: { bodyBytes: limits.bodyBytes ?? 0, keyBytes: limits.keyBytes ?? 0 },
  };
}

function contractOf(id: string, document: OpenApiDocument, call: Call): Contract {
  const { title, version } = document.info;
  const bodies = bodiesOf(document, call.operation);
  return { id, title, version, document, call, bodies, inferred: inferredIn(document) };
}

function bodiesOf(document: OpenApiDocument, operation: Operation): Bodies {
  // The one format in answers is that of the URL, which is held against the contract by itself.
  const check = schemaCheck(document, false);
  return Object.fromEntries(
    documentedAnswers(document, operation).map(({ name, meaning, ...answer }) => {
      const { schema, code } = meaning.shape ?? {};
      const reference = { $ref: `#/components/schemas/${schema}` };
      const { status, mediaType, value, basis } = answer;
      const faultsOf = (other: unknown) => (schema === undefined ? [] : check(reference, other));
      return [name, { status, mediaType, schema, code, value, basis, faultsOf }];
    }),
  );
}

/** The documented body of a name that is known to be there. */
export function bodyNamed(bodies: Bodies, name: string): Body {
  const body = bodies[name];
  if (!body) throw new Error(`There is no documented body "${name}".`);
  return body;
}

/** A value that the document gives an input as an example. */
export function exampleOf({ document }: Contract, { parameter }: Input): string | undefined {
  const [first] = Object.values(parameter.examples ?? {});
  return first && String(resolve(document, first).value);
}

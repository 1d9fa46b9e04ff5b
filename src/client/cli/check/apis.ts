import type { Body } from '../../../../generated/integration-v1/answers.js';
import { bodies as integrationV1Bodies } from '../../../../generated/integration-v1/answers.js';
import * as integrationV1 from '../../../../generated/integration-v1/contract.ts';
import { bodies as oneIntegrationBodies } from '../../../../generated/one-integration/answers.js';
import * as oneIntegration from '../../../../generated/one-integration/contract.ts';
import { bodies as storageBodies } from '../../../../generated/storage/answers.js';
import * as storage from '../../../../generated/storage/contract.ts';

export type { Body };

export type Basis = 'documented' | 'sample' | 'inferred';

/** One line of `x-faults`: which mistake gives which answer. */
export type Fault = {
  readonly in: 'header' | 'query' | 'path';
  readonly name: string;
  readonly violates?: string;
  readonly equals?: string;
  readonly status: number;
  readonly example: string;
  readonly basis: Basis;
};

/** What an input must look like. */
export type Constraint = {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
};

/** The contract of one of the two pre-sign calls. */
export type Api = {
  readonly title: string;
  readonly version: string;
  readonly operation: { readonly method: string; readonly path: string };
  readonly servers: { readonly [environment: string]: string };
  readonly credentials: { readonly [name: string]: Constraint & { readonly header: string } };
  readonly parameters: { readonly [name: string]: Constraint & { readonly in: Fault['in'] } };
  readonly uploadContentTypes: { readonly [extension: string]: string };
  readonly uploadUrl: {
    readonly pointer: string;
    readonly expiresIn: { readonly documented: number; readonly sample: number };
  };
  readonly faults: readonly Fault[];
  readonly bodies: Bodies;
  readonly basis: (body: string) => Basis;
};

/** Documented bodies by the name of their example. */
export type Bodies = { readonly [name: string]: Body };

export type ApiName = 'one-integration' | 'integration-v1';

export const apis: { readonly [name in ApiName]: Api } = {
  'one-integration': {
    ...oneIntegration,
    bodies: oneIntegrationBodies,
    basis: basisIn(oneIntegration.examples),
  },
  'integration-v1': {
    ...integrationV1,
    bodies: integrationV1Bodies,
    basis: basisIn(integrationV1.examples),
  },
};

export const upload = { ...storage, bodies: storageBodies, basis: basisIn(storage.examples) };

function basisIn(examples: { readonly [name: string]: { readonly basis: Basis } }) {
  return (name: string): Basis => examples[name]?.basis ?? 'inferred';
}

/** What stands at a JSON pointer; undefined when nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, step) => (node as Record<string, unknown> | null | undefined)?.[step],
      value,
    );
}

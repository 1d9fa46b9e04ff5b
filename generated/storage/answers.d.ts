// Written by `npm run generate` from spec/storage.yaml. Change that file, not this one.

/** One way in which a value departs from a schema. */
export type Problem = {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: { readonly [name: string]: unknown };
};

/** A documented body, with a check of the schema that it follows. */
export type Body = {
  readonly status: number;
  readonly mediaType: string;
  readonly schema: string;
  readonly value: unknown;
  readonly check: { (value: unknown): boolean; readonly errors?: readonly Problem[] | null };
};

/** The names of the documented bodies. */
export type BodyName =
  | "expired-token"
  | "entity-too-large"
  | "authorization-query-parameters-error"
  | "key-too-long"
  | "incomplete-body"
  | "request-has-expired"
  | "access-denied"
  | "unsigned-header"
  | "signature-does-not-match"
  | "invalid-access-key-id"
  | "no-such-bucket"
  | "missing-content-length"
  | "storage-internal-error"
  | "not-implemented"
  | "slow-down";

/** Every documented body, by the name of its example. */
export declare const bodies: { readonly [name in BodyName]: Body };

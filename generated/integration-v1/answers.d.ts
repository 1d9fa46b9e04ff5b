// Written by `npm run generate` from spec/integration-v1.yaml. Change that file, not this one.

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
  | "created"
  | "file-name-empty"
  | "file-name-too-long"
  | "authorization-failed"
  | "permission-denied"
  | "license-expired"
  | "api-quota-exceeded"
  | "internal-error"
  | "file-content-type-missing"
  | "file-content-type-invalid"
  | "template-type-invalid"
  | "file-name-missing";

/** Every documented body, by the name of its example. */
export declare const bodies: { readonly [name in BodyName]: Body };

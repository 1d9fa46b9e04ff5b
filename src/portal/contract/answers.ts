import { type Json, resolve } from '../../generate/document.ts';
import type { Example, Response, Schema } from './document.ts';
import type { Reference } from './references.ts';
import { isRetryable } from './shown.ts';

/** One documented answer, with what it means to a caller. */
export type Answer = {
  readonly name: string;
  readonly status: string;
  readonly mediaType: string;
  readonly example: Example;
  /** The error code in the body, when there is one. */
  readonly code?: string;
  readonly kind?: string;
  readonly retryable?: boolean;
};

/** Every documented answer of an operation, in the order of the document. */
export function answers({ document, operation }: Reference): Answer[] {
  return Object.entries(operation.responses).flatMap(([status, reference]) => {
    const response = resolve(document, reference);
    return Object.entries(response.content ?? {}).flatMap(([mediaType, { schema, examples }]) =>
      Object.entries(examples).map(([name, reference]) => {
        const example = resolve(document, reference);
        const meaning = meaningOf(document, response, schema, example);
        return { name, status, mediaType, example, ...meaning };
      }),
    );
  });
}

/** What is said of an example is stronger than of its schema, then of its code, then of its response. */
function meaningOf(document: object, response: Response, schema: Schema, example: Example) {
  const shape = shapeOf(document, schema, example.value);
  const found = codeOf(document, shape, example.value);
  const kind =
    example['x-error-kind'] ?? shape['x-error-kind'] ?? found?.kind ?? response['x-error-kind'];
  return {
    ...(found && { code: found.code }),
    ...(kind && { kind }),
    ...(kind && { retryable: isRetryable(kind) }),
  };
}

/** The alternative of a schema that a value belongs to. */
function shapeOf(document: object, schema: Schema, value: Json): Schema {
  const target = resolve(document, schema);
  const parts = (target.oneOf ?? target.anyOf ?? []).map((part) => resolve(document, part));
  return parts.find((part) => fits(part, value)) ?? target;
}

function fits(schema: Schema, value: Json): boolean {
  if (schema.type === 'array') return Array.isArray(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as { readonly [name: string]: Json };
  return Object.entries(schema.properties ?? {}).every(
    ([name, property]) => property.const === undefined || property.const === fields[name],
  );
}

/** The field whose schema gives codes a meaning, or an error's own code, wherever the body has it. */
function codeOf(
  document: object,
  schema: Schema,
  value: Json,
): { readonly code: string; readonly kind?: string } | undefined {
  if (Array.isArray(value))
    return codeOf(document, resolve(document, schema.items ?? {}), value[0]);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, reference] of Object.entries(schema.properties ?? {})) {
    const property = resolve(document, reference);
    const inner = (value as { readonly [name: string]: Json })[name] ?? null;
    const kind = typeof inner === 'string' ? property['x-error-kinds']?.[inner] : undefined;
    if (kind) return { code: String(inner), kind };
    const below = property.properties && codeOf(document, property, inner);
    if (below) return below;
  }
  return undefined;
}

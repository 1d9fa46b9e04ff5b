import type { OpenApiDocument } from '../contract/document.ts';

const mask = '***';

/** Headers that carry a secret whatever the contracts say. */
const secretName = /auth|cookie|credential|key|password|secret|signature|token/i;

/** Any part of a signed query gives the whole away. */
const signedQuery = /X-Amz-|Signature=/i;

/** Takes secrets out of what is remembered, logged or shown. */
export type Mask = {
  readonly search: (search: string) => string;
  /** @param raw names and values in turn, as they were sent */
  readonly headers: (raw: readonly string[]) => Record<string, string>;
};

/** Masks what the documents mark as sensitive, what is signed, and what is named like a secret. */
export function createMask(documents: readonly OpenApiDocument[]): Mask {
  const sensitive = new Set(
    documents
      .flatMap(({ components }) => Object.values(components.securitySchemes ?? {}))
      .filter((scheme) => scheme['x-sensitive'])
      .map(({ name }) => name.toLowerCase()),
  );
  const header = (name: string, value: string): string => {
    if (sensitive.has(name.toLowerCase()) || secretName.test(name)) return mask;
    return value.replace(/\?\S*/g, (query) => search(query));
  };
  return {
    search,
    headers: (raw) => {
      const shown: Record<string, string> = {};
      for (let i = 0; i + 1 < raw.length; i += 2) {
        const name = raw[i] ?? '';
        shown[name.toLowerCase()] = header(name, raw[i + 1] ?? '');
      }
      return shown;
    },
  };
}

function search(text: string): string {
  return signedQuery.test(text) ? `?${mask}` : text;
}

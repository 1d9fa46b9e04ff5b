import type { OpenApiDocument } from '../../contract/document.ts';
import { callsOf, inputsOf, sharedCalls } from '../../contract/operations.ts';

const mask = '***';

/** Names of headers and parameters that carry a secret whatever the contracts say. */
const secretName = /auth|cookie|credential|key|password|secret|session|signature|token/i;

/** Any part of a signed query gives the whole away. */
const signedQuery = /X-Amz-|Signature=/i;

/** Takes secrets out of what is remembered, logged or shown. */
export type Mask = {
  /** A path can hold parameters after a semicolon, or a whole URL that is encoded. */
  readonly path: (path: string) => string;
  /** Takes a query with its question mark, or nothing. */
  readonly search: (search: string) => string;
  /** @param raw names and values in turn, as they were sent */
  readonly headers: (raw: readonly string[]) => Record<string, string>;
};

/** Masks what the documents mark as sensitive, what is signed, and what is named like a secret. */
export function createMask(documents: readonly OpenApiDocument[]): Mask {
  const sensitive = new Set(documents.flatMap(secretsOf).map((name) => name.toLowerCase()));
  const isSecret = (name: string) =>
    sensitive.has(name.trim().toLowerCase()) || secretName.test(name);
  const search = (text: string): string =>
    signedQuery.test(decoded(text))
      ? `?${mask}`
      : text.replace(/[^?&;#]+/g, (pair) => (namesOf(pair).some(isSecret) ? hide(pair) : pair));
  const header = (name: string, value: string): string =>
    isSecret(name) ? mask : value.replace(/[?#%]\S*/g, search);
  return {
    path: (path) => path.replace(/[;%?#].*/s, search),
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

/** The names that a document's secrets are sent under. */
function secretsOf(document: OpenApiDocument): string[] {
  const schemes = Object.values(document.components.securitySchemes ?? {});
  const inputs = [...callsOf(document), ...sharedCalls(document)].flatMap(({ operation }) =>
    inputsOf(document, operation),
  );
  return [
    ...schemes.flatMap(({ name }) => name ?? []),
    ...inputs.flatMap(({ role, parameter }) => (role === 'setting' ? parameter.name : [])),
  ];
}

/** The names in one pair of a query, and in a URL that its value may hold. */
function namesOf(pair: string): string[] {
  return decoded(pair)
    .split(/[?&;#]/)
    .flatMap((part) => part.split('=').slice(0, -1));
}

function hide(pair: string): string {
  const [name = '', ...value] = pair.split('=');
  return value.length > 0 && !decoded(name).includes('=') ? `${name}=${mask}` : mask;
}

/** How often a URL may stand encoded within another. */
const maxDepth = 5;

/** The text without the escapes of ASCII, however often it was escaped. Takes malformed escapes too. */
function decoded(text: string): string {
  let plain = text;
  for (let depth = 0; depth < maxDepth && plain.includes('%'); depth++) {
    plain = plain.replace(/%([0-7][0-9a-f])/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return plain;
}

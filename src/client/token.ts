import { AuthenticationError } from './errors.ts';
import { type Mask, maskedCause } from './mask.ts';
import type { TokenSource } from './options.ts';
import { fixed, refuseUnlessToken } from './settings.ts';

/** The token of a client. */
export type Token = {
  /** @param refused the token that the API has refused, when this is about another one */
  readonly get: (mask: Mask, refused?: string) => Promise<string>;
  /** Every token seen, for masking. */
  readonly seen: ReadonlySet<string>;
};

/** A token that is fetched once, and again when the API has refused it. */
export function createToken(source: string | TokenSource | undefined): Token {
  if (typeof source !== 'function') return fixed(source);
  const seen = new Set<string>();
  let current: Promise<string> | undefined;
  let last: string | undefined;
  const ask = async (mask: Mask, refused: string | undefined): Promise<string> => {
    try {
      last = undefined;
      const token: unknown = await source(refused);
      seen.add(String(token));
      refuseUnlessToken(token);
      last = token;
      return token;
    } catch (fault) {
      current = undefined;
      const cause = maskedCause(fault, mask);
      throw new AuthenticationError(mask(`authToken gave no token: ${fault}`), { cause });
    }
  };
  return {
    seen,
    get: (mask, refused) => {
      // Of several calls refused with one token, only the first fetches another.
      if (!current || (refused !== undefined && refused === last)) current = ask(mask, refused);
      return current;
    },
  };
}

import { AuthenticationError } from './errors.ts';
import { type Mask, maskedCause } from './mask.ts';
import type { TokenSource } from './options.ts';
import { fixed, refuseUnlessToken } from './settings.ts';

/** The token of a client. */
export type Token = {
  /**
   * @param signal of the attempt that needs it; a token still awaited when it ends is asked for anew
   * @param refused the token that the API has refused, when this is about another one
   */
  readonly get: (mask: Mask, signal: AbortSignal, refused?: string) => Promise<string>;
  /** Every token seen, for masking. */
  readonly seen: ReadonlySet<string>;
};

/** One asking for a token. */
type Asked = { answer?: Promise<string>; token?: string };

/** A token that is fetched once, and again when the API has refused it. */
export function createToken(source: string | TokenSource | undefined): Token {
  if (typeof source !== 'function') return fixed(source);
  const seen = new Set<string>();
  let current: Asked | undefined;
  const forget = (asked: Asked) => {
    if (current === asked && !asked.token) current = undefined;
  };
  const ask = async (asked: Asked, mask: Mask, refused: string | undefined): Promise<string> => {
    try {
      const token: unknown = await source(refused);
      seen.add(String(token));
      refuseUnlessToken(token);
      asked.token = token;
      return token;
    } catch (fault) {
      forget(asked);
      const cause = maskedCause(fault, mask);
      throw new AuthenticationError(mask(`authToken gave no token: ${fault}`), { cause });
    }
  };
  return {
    seen,
    get: (mask, signal, refused) => {
      // Of several calls refused with one token, only the first fetches another.
      if (!current || (refused && refused === current.token)) current = {};
      const asked = current;
      asked.answer ??= ask(asked, mask, refused);
      signal.addEventListener('abort', () => forget(asked));
      return asked.answer;
    },
  };
}

import { AuthenticationError } from './errors.ts';
import { type Mask, maskedCause } from './mask.ts';
import type { ClientOptions } from './options.ts';
import { refuse } from './refusal.ts';

/** The token of a client: fetched once, and again when the API has refused it. */
export type Token = {
  /** @param refused the token that the API has refused, when this is about another one */
  readonly get: (refused?: string) => Promise<string>;
  /** Every token seen, for masking. */
  readonly seen: ReadonlySet<string>;
};

export function createToken(source: ClientOptions['authToken'], mask: Mask): Token {
  const seen = new Set<string>();
  const accept = (token: unknown): string => {
    // A header takes visible ASCII; anything else would be thrown back by fetch, value and all.
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
      if (typeof token === 'string') seen.add(token);
      refuse('authToken', 'is missing, empty or has characters that a header cannot carry');
    }
    seen.add(token);
    return token;
  };
  if (typeof source !== 'function') {
    const token = Promise.resolve(accept(source));
    return { seen, get: () => token };
  }
  const ask = async (refused?: string) => {
    try {
      return await source(refused);
    } catch (fault) {
      throw new AuthenticationError(`authToken gave no token: ${mask(String(fault))}`, {
        cause: maskedCause(fault, mask),
      });
    }
  };
  let current: Promise<string> | undefined;
  let last: string | undefined;
  const get = (refused?: string): Promise<string> => {
    // Of several calls refused with one token, only the first fetches another.
    if (!current || (refused !== undefined && refused === last)) {
      last = undefined;
      const asked = ask(refused).then((token) => {
        last = accept(token);
        return last;
      });
      asked.catch(() => {
        if (current === asked) current = undefined;
      });
      current = asked;
    }
    return current;
  };
  return { seen, get };
}

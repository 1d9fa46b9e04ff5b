import { AuthenticationError, type ClearPresignError, InvalidOptionError } from './errors.ts';
import { type Mask, maskedCause, oneLine, textOf } from './mask.ts';
import type { TokenSource } from './options.ts';
import { refuse } from './refusal.ts';

/** The credential of a client. */
export type Token = {
  /** The token to send; where it is not there yet, every caller waits for the same asking. */
  readonly get: () => string | Promise<string>;
  /** Says that the API has refused a token: the next caller has another fetched. */
  readonly refuse: (token: string) => void;
};

/**
 * A token that is fetched once, and again when the API has refused it. A new token revokes the one before
 * (documented), so an asking under way is never repeated: not for a caller that has left, nor for one whose
 * time is over.
 *
 * @param option its name, for messages
 * @param seen gets every token, for masking
 * @throws InvalidOptionError when it is given as a value that no header can carry
 */
export function createToken(option: string, source: unknown, mask: Mask, seen: Set<string>): Token {
  if (typeof source !== 'function') {
    refuseUnlessToken(option, source);
    seen.add(source);
    return { get: () => source, refuse: () => {} };
  }
  let refused: string | undefined;
  let current: string | undefined;
  let asking: Promise<string> | undefined;
  const ask = async () => {
    try {
      const token: unknown = await (source as TokenSource)(refused);
      seen.add(textOf(token));
      refuseUnlessToken(option, token);
      current = token;
      return token;
    } catch (fault) {
      asking = undefined;
      throw noToken(option, fault, mask);
    }
  };
  return {
    get: () => {
      asking ??= ask();
      return current ?? asking;
    },
    refuse: (token) => {
      // Of several calls refused with one token, only the first has another fetched.
      if (token !== current) return;
      [refused, current, asking] = [token, undefined, undefined];
    },
  };
}

function noToken(option: string, fault: unknown, mask: Mask): ClearPresignError {
  const cause = maskedCause(fault, mask);
  const what =
    fault instanceof InvalidOptionError
      ? fault.message
      : `${option} gave no token: ${textOf(fault)}`;
  return new AuthenticationError(oneLine(mask(what)), { option, cause });
}

/** A header takes visible ASCII; anything else would be thrown back by fetch, value and all. */
function refuseUnlessToken(option: string, token: unknown): asserts token is string {
  if (typeof token === 'string' && /^[!-~]+$/.test(token)) return;
  if (typeof token === 'string' && /^[!-~]+[\r\n]+$/.test(token)) {
    refuse(option, 'ends with a line end: trim it, as when it is read from a file');
  }
  refuse(option, 'is missing or cannot stand in a header');
}

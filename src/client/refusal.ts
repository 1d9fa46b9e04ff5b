import type { Input } from './api.ts';
import { type ClearPresignError, InvalidOptionError } from './errors.ts';
import { type Mask, maskedCause, oneLine, textOf } from './mask.ts';

/** Refuses a call before anything is sent, in one sentence that names the option. Never shows a secret. */
export function refuse(option: string, sentence: string): never {
  throw new InvalidOptionError(oneLine(`${option} ${sentence}.`), { option });
}

/** What code of the caller threw, as the caller's mistake, which is no broken connection. */
export function ownFault(option: string, mask: Mask, fault: unknown): ClearPresignError {
  // A mistake has its own words already; any other error of this package is that of another call.
  if (fault instanceof InvalidOptionError) return fault;
  const cause = maskedCause(fault, mask);
  const message = `${option} threw ${oneLine(mask(textOf(fault)))}`;
  return new InvalidOptionError(`${message.replace(/\.$/, '')}.`, { option, cause });
}

/** Refuses what the contract does not allow for an input, or what no address can carry. */
export function refuseUnlessFits(option: string, value: unknown, input: Input): void {
  const { enum: words, format, maxLength = Number.POSITIVE_INFINITY, required } = input;
  if (value === undefined && !required) return;
  if (words) {
    refuseUnlessOneOf(option, value, words);
    return;
  }
  if (format === 'uuid') {
    if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(textOf(value))) return;
    refuse(option, 'is missing or no UUID: copy all 36 characters');
  }
  // Half of a surrogate pair cannot be percent-encoded.
  if (!value || typeof value !== 'string' || /\p{Surrogate}/u.test(value)) {
    refuse(option, 'is missing, empty or broken text');
  }
  const { length } = [...value];
  if (length > maxLength) {
    refuse(option, `has ${length} characters: at most ${maxLength} are allowed`);
  }
}

/** Refuses a word that is not among those of the contract. */
export function refuseUnlessOneOf(
  option: string,
  value: unknown,
  words: readonly string[],
  demand = 'must be',
): void {
  if (!words.includes(value as string)) refuse(option, `${demand} one of ${words.join(', ')}`);
}

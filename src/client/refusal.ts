import { InvalidOptionError } from './errors.ts';

/** Refuses a call before anything is sent, in one sentence that names the option. Never shows a secret. */
export function refuse(option: string, sentence: string): never {
  throw new InvalidOptionError(`${option} ${sentence}.`, { option });
}

/** Refuses a file name that the contract does not allow, or that no address can carry. */
export function refuseUnlessName(
  option: string,
  value: unknown,
  { maxLength }: { readonly maxLength: number },
): asserts value is string {
  // Half of a surrogate pair cannot be percent-encoded.
  if (!value || typeof value !== 'string' || /\p{Surrogate}/u.test(value)) {
    refuse(option, 'is missing, empty or broken text');
  }
  const { length } = [...value];
  if (length > maxLength)
    refuse(option, `has ${length} characters: at most ${maxLength} are allowed`);
}

/** Refuses a word that is not among those of the contract. */
export function refuseUnlessOneOf<Word extends string>(
  option: string,
  value: unknown,
  { enum: words }: { readonly enum: readonly Word[] },
  demand = 'must be',
): asserts value is Word {
  if (!words.includes(value as Word)) refuse(option, `${demand} one of ${words.join(', ')}`);
}

/** Refuses what is no UUID. */
export function refuseUnlessUuid(option: string, value: unknown): asserts value is string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(String(value))) {
    refuse(option, 'is missing or no UUID: copy all 36 characters');
  }
}

/** Refuses what can be no number of milliseconds or of retries. */
export function refuseUnlessNumber(option: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0)) refuse(option, 'must be a number, 0 or more');
}

import { InvalidOptionError } from './errors.ts';

/** What the contract says of an input. */
export type Constraint = {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly format?: string;
};

/** Refuses a call before anything is sent, in one sentence that names the option. */
export function refuse(option: string, sentence: string): never {
  throw new InvalidOptionError(`${option} ${sentence}.`, { option });
}

/** Refuses a value that the contract does not allow. Never shows a value: it may be a secret. */
export function refuseUnlessValid(option: string, value: unknown, constraint: Constraint): void {
  const { maxLength = Number.POSITIVE_INFINITY, enum: allowed, format } = constraint;
  if (value === undefined || value === '') refuse(option, 'is missing or empty: give a value');
  if (typeof value !== 'string') refuse(option, `is of type ${typeof value}: give a string`);
  if (allowed && !allowed.includes(value)) refuse(option, `must be one of ${allowed.join(', ')}`);
  if (format === 'uuid' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) {
    refuse(option, 'is not a UUID: copy all 36 characters that Clear gave you');
  }
  const { length } = [...value];
  if (length > maxLength)
    refuse(option, `has ${length} characters: at most ${maxLength} are allowed`);
  // A lone surrogate cannot be percent-encoded.
  if (/\p{Surrogate}/u.test(value))
    refuse(option, 'has half of a character in it: give whole text');
}

/** Refuses what can be no number of milliseconds or of retries. */
export function refuseUnlessNumber(option: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0)) refuse(option, 'must be a number, 0 or more');
}

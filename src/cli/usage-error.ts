/** A mistake of the person who typed the command: one sentence, no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

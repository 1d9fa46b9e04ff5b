/** A mistake of whoever starts or calls the mock: its message is all they need to see. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A file that is not sent, and why. */
export class UnfitFileError extends Error {
  override readonly name = 'UnfitFileError';
}

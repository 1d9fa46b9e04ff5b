/**
 * Every statement of the owner's two pages, with the place in the documents that says it.
 *
 * `says` is compared literally with what stands at the JSON pointer: equal for data, contained for
 * prose. Taking a statement out of a document, or changing it, fails the test that walks this table.
 */
export type Statement = {
  readonly statement: string;
  readonly at: string;
  readonly says?: unknown;
  readonly contains?: string;
};

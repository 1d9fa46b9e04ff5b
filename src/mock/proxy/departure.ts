/** One way in which a request or an answer departs from the contract. */
export type Departure = {
  readonly in: 'request' | 'answer';
  /** The part at fault: `header x-integration-id`, `status`, `body /result/uploadUrl`. */
  readonly at: string;
  readonly message: string;
};

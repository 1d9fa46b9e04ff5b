import type { Seen } from './send.ts';

/** What the project's mock, and nobody else, puts on its answers; the contracts do not have it. */
const mark = 'x-mock-evidence';

/** What a report says of a server whose answers are made from the statements that are being checked. */
export const mockNote =
  'This is a mock made from the contract: its answers are no evidence of what Clear answers.';

/** Whether an answer comes from a mock that is made from the contract. */
export function isFromMock({ headers }: Seen): boolean {
  return headers[mark] !== undefined;
}

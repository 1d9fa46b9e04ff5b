import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { send } from './request.ts';

/** A request with its faults, and the whole answer that the documents have for it. */
export type FaultRow = readonly [
  what: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  status: number,
  mediaType: string,
  evidence: string,
  body: string,
];

/** Makes a test of each row. */
export function describeFailures(title: string, rows: readonly FaultRow[]): void {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock();
  });
  afterAll(() => mock.close());

  describe(title, () => {
    test.each(rows)('%s', async (_what, path, headers, status, mediaType, evidence, body) => {
      const answer = await send(mock.url, { path, headers });
      expect(answer).toMatchObject({
        status,
        headers: { 'content-type': mediaType, 'x-mock-evidence': evidence },
        text: body,
      });
    });
  });
}

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { logWriter } from '../../src/mock/journal/log-writer.ts';

test('the pretty log shows departures and holds nothing that a terminal obeys', async () => {
  const stream = new PassThrough({ encoding: 'utf8' });
  const write = logWriter('pretty', stream);
  write({
    id: 1,
    at: '2026-02-08T12:18:03.000Z',
    method: 'GET',
    path: '/\u001b[2J\u009b31m',
    query: '?a=é',
    operation: null,
    status: 200,
    example: null,
    note: 'no bucket \u001b[2J😀',
    milliseconds: 1.5,
    departures: [{ in: 'answer', at: 'header content-type', message: 'a\u001b/b\nc' }],
  });
  const [lines] = await stream.take(1).toArray();
  expect(lines).toBe(
    '12:18:03 200 GET /%1B[2J%C2%9B31m?a=%C3%A9 1.5 ms no bucket %1B[2J%F0%9F%98%80\n' +
      '         departs: answer header content-type: a%1B/b%0Ac\n',
  );
});

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import type { LogEntry } from '../../src/mock/journal/journal.ts';
import { logWriter } from '../../src/mock/journal/log-writer.ts';
import { oneIntegrationHeaders } from './calls.ts';
import { send } from './request.ts';

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

test('the log waits for nobody: of lines that are not read only so many are kept', async () => {
  vi.useFakeTimers();
  try {
    let written = 0;
    const stream = {
      get writableLength() {
        return written;
      },
      write: (text: string) => {
        written += text.length;
        return false;
      },
    };
    const write = logWriter('json', stream as unknown as PassThrough);
    const entry = { path: 'x'.repeat(1_000_000), departures: [] } as unknown as LogEntry;
    for (let line = 0; line < 40; line += 1) {
      write(entry);
      vi.advanceTimersByTime(50);
    }
    expect(written).toBeGreaterThan(16_000_000);
    expect(written).toBeLessThan(18_000_000);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [
    'throws',
    () => {
      throw new Error('disk full');
    },
  ],
  [
    'rejects',
    async () => {
      throw new Error('disk full');
    },
  ],
])('a log function that %s is told of once, and the mock answers on', async (_, log) => {
  await using mock = await startMock({ log });
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on('warning', listen);
  try {
    const warned = once(process, 'warning');
    const path = '/one-integration/action/pre-sign?filename=a.csv';
    mock.fault({ operation: 'one-integration', delay: 1 });
    for (const each of [path, path, '/nowhere', '/__mock/objects']) {
      await send(mock.url, { path: each, headers: oneIntegrationHeaders });
    }
    await warned;
    expect(await send(mock.url, { path, headers: oneIntegrationHeaders })).toMatchObject({
      status: 200,
    });
    expect(warnings).toEqual(["The mock's log function failed: Error: disk full"]);
    expect(mock.requests().map(({ id, status }) => [id, status])).toEqual([
      [1, 200],
      [2, 200],
      [3, 404],
      [4, 200],
    ]);
  } finally {
    process.off('warning', listen);
  }
});

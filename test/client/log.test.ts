import { expect, test } from 'vitest';
import type { LogLevel } from '../../src/client/index.ts';
import { oneIntegration } from './clients.ts';
import { instantClock } from './clock.ts';
import { generated, serve, signedUrl } from './server.ts';

async function linesAt(logLevel: LogLevel | undefined) {
  const success = generated(signedUrl('https://storage.clear.in'));
  const { url } = await serve((_, count) => (count === 1 ? { status: 503 } : success));
  const lines: string[] = [];
  const write = (level: string) => (line: string) => lines.push(`${level} ${line}`);
  const logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  const { clock } = instantClock();
  await oneIntegration(url, { clock, logger, logLevel }).presign({ filename: 'a.csv' });
  return lines;
}

const again =
  'info clear-presign: trying again in 250 ms: One Integration pre-sign: HTTP 503. Try again later.';

test('each request is told at the level debug', async () => {
  expect(await linesAt('debug')).toEqual([
    'debug clear-presign: request 1, One Integration pre-sign: HTTP 503. Try again later.',
    again,
    'debug clear-presign: request 2, One Integration pre-sign: success',
  ]);
});

test('a retry is told at the level info, the usual one', async () => {
  expect(await linesAt('info')).toEqual([again]);
  expect(await linesAt(undefined)).toEqual([again]);
});

test('nothing of that is told at the level warn', async () => {
  expect(await linesAt('warn')).toEqual([]);
});

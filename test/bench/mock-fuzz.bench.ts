import { performance } from 'node:perf_hooks';
import { startMock } from '../../src/mock/index.ts';
import { fuzz, hostileUpstream } from '../mock/fuzz.ts';
import type { Table } from './table.ts';

const wanted = 100_000;

/** The whole of the fuzz, of which `npm test` runs a fifth. Throws when a connection stays silent. */
export default async function run(): Promise<Table[]> {
  const rows = [];
  for (const kind of ['on its own', 'in front of a hostile upstream']) {
    await using upstream = await hostileUpstream();
    const isProxy = kind !== 'on its own';
    await using mock = await startMock(isProxy ? { upstream: upstream.url } : {});
    const startedAt = performance.now();
    const { statuses, unnamed, grown } = await fuzz(mock.url, wanted, isProxy);
    rows.push({
      mock: kind,
      requests: wanted,
      statuses: statuses.join(' '),
      'unnamed 5xx': isProxy ? '-' : unnamed.length,
      'heap grown, kB': (grown / 1024).toFixed(0),
      seconds: ((performance.now() - startedAt) / 1000).toFixed(0),
    });
  }
  const note = 'Every request is answered or its connection closed; unnamed 5xx should be 0.';
  return [{ title: 'Mock: odd requests', note, rows }];
}

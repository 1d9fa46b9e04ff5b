import { join } from 'node:path';
import { root } from '../build/tarball.ts';
import { installed } from './cli/installed.ts';
import { settings } from './cli/settings.ts';
import { median, timed } from './cli/timed.ts';
import { serve } from './client-serve.ts';
import type { Benchmark } from './table.ts';

const rounds = 25;
const file = join(root, 'test/fixtures/sales-register.csv');

/** The packed command beside a Node that does nothing, and one that makes a single call by `fetch`. */
const run: Benchmark = async () => {
  const { command, remove } = await installed();
  const { url, close } = await serve();
  const programs = {
    'node -e 0': ['-e', '0'],
    'clear-presign --version': [command, '--version'],
    'clear-presign --help': [command, '--help'],
    'clear-presign upload, 10 kB': [command, 'upload', file, '--api', 'one-integration', '--json'],
    'node -e fetch, one request': ['-e', `fetch('${url}').then((answer) => answer.json())`],
  };
  const times = new Map<string, number[]>(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [program, args] of Object.entries(programs)) {
      times.get(program)?.push(await timed(process.execPath, args, settings(url)));
    }
  }
  await close();
  await remove();
  const nothing = median(times.get('node -e 0') ?? []);
  const rows = [...times].map(([program, took]) => ({
    program,
    times: (median(took) / nothing).toFixed(2),
    ms: median(took).toFixed(1),
  }));
  const note = `Median of ${rounds} rounds; of --version at most 1.50, of --help at most 2.00 times an idle Node are wanted.`;
  return [{ title: 'Command: start-up', note, rows }];
};

export default run;

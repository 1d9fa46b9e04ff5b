import { installed } from './cli/installed.ts';
import { median, timed } from './cli/timed.ts';
import type { Benchmark } from './table.ts';

const rounds = 25;

/** `clear-presign --version` of the packed package, beside a Node that does nothing. */
const run: Benchmark = async () => {
  const { command, remove } = await installed();
  const nothing: number[] = [];
  const version: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    nothing.push((await timed(process.execPath, ['-e', '0'])).took);
    version.push((await timed(process.execPath, [command, '--version'])).took);
  }
  await remove();
  const row = (program: string, times: readonly number[]) => ({
    program,
    times: (median(times) / median(nothing)).toFixed(2),
    ms: median(times).toFixed(1),
  });
  return [
    {
      title: 'Command: start-up',
      note: `Median of ${rounds} rounds; at most 2.00 times an idle Node are wanted.`,
      rows: [row('node -e 0', nothing), row('clear-presign --version', version)],
    },
  ];
};

export default run;

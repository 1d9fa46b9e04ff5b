import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../../src/build/build.ts';
import { median, timed } from './cli/timed.ts';

const rounds = 25;

/** `clear-presign --version` of the built package, against a Node that does nothing. */
export default {
  name: 'command: start-up of --version',
  async run(): Promise<string> {
    const output = await mkdtemp(join(tmpdir(), 'bench-start-'));
    try {
      await build(resolve('.'), resolve('src/client'), output);
      const command = join(output, 'cli/main.js');
      const nothing: number[] = [];
      const version: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        nothing.push((await timed(process.execPath, ['-e', '0'])).took);
        version.push((await timed(process.execPath, [command, '--version'])).took);
      }
      const ratio = median(version) / median(nothing);
      return [
        `node -e 0                 ${median(nothing).toFixed(1)} ms`,
        `clear-presign --version   ${median(version).toFixed(1)} ms`,
        `ratio                     ${ratio.toFixed(2)} (goal: at most 2)`,
      ].join('\n');
    } finally {
      await rm(output, { recursive: true, force: true });
    }
  },
};

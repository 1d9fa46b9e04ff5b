#!/usr/bin/env node
import { help, readCommandLine } from './command-line.ts';
import { logWriter } from './journal/log-writer.ts';
import { UserError } from './options.ts';
import packageFacts from './package.json' with { type: 'json' };
import { startMock } from './start.ts';

async function main(): Promise<void> {
  // Whoever reads the log may stop reading it.
  process.stdout.on('error', () => undefined);
  const command = readCommandLine(process.argv.slice(2));
  if ('show' in command) {
    process.stdout.write(command.show === 'help' ? help : `${packageFacts.version}\n`);
    return;
  }
  const format = command.log ?? (process.stdout.isTTY ? 'pretty' : 'json');
  const log = format === 'off' ? undefined : logWriter(format, process.stdout);
  const mock = await startMock({ ...command.options, log });
  process.stderr.write(`Mock ready on ${mock.url}\n`);
  const end = async (): Promise<void> => {
    await mock.close();
    // Lines that nobody reads would keep the process for ever.
    setTimeout(() => process.exit(), lastWords).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}

/** Milliseconds that whoever reads the log has for what is left of it. */
const lastWords = 1000;

try {
  await main();
} catch (fault) {
  if (!(fault instanceof UserError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 2;
}

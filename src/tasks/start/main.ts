import { parseArgs } from 'node:util';
import { portOf } from '../../docs/port.ts';

const defaultPort = 4010;

const help = `Usage: npm start [-- --port N]

Builds what is stale, serves the docs and the mock, takes one file through each API, and stays.

  --port N   the port to serve on (default ${defaultPort}; 0 for any that is free)
  --help     this text
`;

function readOptions() {
  try {
    return parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } }).values;
  } catch (fault) {
    const what = (fault as Error).message.replace(/\.?$/, '.');
    throw new Error(`${what} Write, for instance: npm start -- --port 4011`);
  }
}

async function main(): Promise<void> {
  const values = readOptions();
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const port = portOf(values.port, defaultPort);
  // Loaded only now: a wrong option is told at once.
  const { start } = await import('./start.ts');
  await start(port);
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}

#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageFacts from './package.json' with { type: 'json' };
import { portOf } from './port.ts';

const defaultPort = 4010;

const help = `Usage: clear-presign-docs [options]

Serves the docs of Clear's pre-sign APIs on this machine, with a mock that their try-it calls.

  --port N    port to listen on (${defaultPort}; 0 lets the system choose)
  --host A    address to listen on (127.0.0.1; 0.0.0.0 for every address of this machine)
  --version   the version
  --help      this text
`;

/** In the package, and in the repository once `npm run docs` has run. */
const places = ['pages', '../../dist/portal'].map((place) => join(import.meta.dirname, place));

function readOptions() {
  try {
    const text = { type: 'string' } as const;
    const options = { port: text, host: text, version: { type: 'boolean' } } as const;
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (fault) {
    const [sentence] = (fault as Error).message.split('. ');
    throw new Error(`${sentence}. See --help.`);
  }
}

async function main(): Promise<void> {
  // Whoever reads what is written may stop reading it.
  process.stdout.on('error', () => undefined);
  const values = readOptions();
  if (values.help || values.version) {
    process.stdout.write(values.help ? help : `${packageFacts.version}\n`);
    return;
  }
  const port = portOf(values.port, defaultPort);
  const folder = places.find((place) => existsSync(join(place, 'index.html')));
  if (!folder) throw new Error('The pages are not built yet: run npm run docs first.');
  // Loaded only now: a wrong option is told at once.
  const { serveDocs } = await import('./serve.ts');
  const mock = await serveDocs(folder, port, values.host);
  console.log(`Docs    ${mock.url}/`);
  console.log(
    `Mock    ${mock.url}  (any token works; how to get each failure: ${mock.url}/guides/mock/)`,
  );
  console.log('Ctrl-C stops.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => mock.close());
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`);
  process.exitCode = 1;
}

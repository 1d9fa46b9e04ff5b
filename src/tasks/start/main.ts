import { portOf } from '../../docs/port.ts';
import { task } from '../task.ts';

const defaultPort = 4010;

export const run = task({
  help: `Usage: npm start [-- --port N]

Builds what is stale, serves the docs and the mock, takes one file through each API, and stays.

  --port N   the port to serve on (default ${defaultPort}; 0 for any that is free)
  --help     this text`,
  options: { port: { type: 'string' } },
  example: 'npm start -- --port 4011',
  work: async (values) => {
    const port = portOf(values.port, defaultPort);
    // Loaded only now: a wrong option is told at once.
    const { start } = await import('./start.ts');
    await start(port);
    return true;
  },
});

if (import.meta.main) process.exitCode = await run();

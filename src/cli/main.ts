#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts';
import manifest from './package.json' with { type: 'json' };

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(exitCodes.success.code);
  throw fault;
});

const args = process.argv.slice(2);
// Asked by scripts again and again, and known without anything else.
if (args[0] === '--version' || args[0] === '-v') {
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(args);
}

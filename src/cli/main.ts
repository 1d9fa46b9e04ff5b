#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts';
import manifest from './package.json' with { type: 'json' };

// A reader that has seen enough (`| head`) is no fault, and no reason to leave files behind: the work goes on,
// and its exit code says how it went. What cannot be written for another reason is told, once.
process.stdout
  .once('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    process.stderr.write(`clear-presign: stdout cannot be written: ${code}\n`);
    process.exitCode ||= exitCodes.usage.code;
  })
  .on('error', () => {});
// There is nobody left to tell.
process.stderr.on('error', () => {});

const args = process.argv.slice(2);
// Asked by scripts again and again, and known without anything else.
if (args[0] === '--version' || args[0] === '-v') {
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = (await runProgram(args)) || process.exitCode;
}

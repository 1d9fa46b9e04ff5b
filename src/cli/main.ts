#!/usr/bin/env node
import manifest from './package.json' with { type: 'json' };

const args = process.argv.slice(2);
// Asked by scripts again and again, and known without anything else.
if (args[0] === '--version' || args[0] === '-v') {
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(args);
}

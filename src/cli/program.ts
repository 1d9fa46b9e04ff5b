import type { Command } from './command.ts';
import { exitCodes, type Outcome } from './exit-codes.ts';
import { failureOf } from './failure.ts';
import { printable } from './terminal/printable.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs what a command line asks for. Every part is loaded only when it is needed, so that
 * `--version` and `--help` answer at once.
 *
 * @returns the exit code
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') process.exit(exitCodes.success.code);
    throw fault;
  });
  try {
    const outcome = await dispatch(args);
    return typeof outcome === 'number' ? outcome : exitCodes[outcome].code;
  } catch (fault) {
    const { message, outcome } = failureOf(fault);
    // Only a stack has lines of its own.
    const lines = outcome === 'defect' ? message.split('\n') : [message];
    process.stderr.write(`clear-presign: ${lines.map(printable).join('\n')}\n`);
    return exitCodes[outcome].code;
  }
}

async function dispatch([name, ...rest]: readonly string[]): Promise<Outcome | number> {
  if (name === '--version' || name === '-v') return printVersion();
  const { commands } = await import('./commands.ts');
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return printHelp(commands, name, rest[0]);
  }
  const chosen = await find(commands, name);
  const asksForHelp = rest
    .slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length)
    .some((word) => word === '--help' || word === '-h');
  if (asksForHelp && !chosen.passesThrough) return printHelp(commands, 'help', name);
  const { readArguments } = await import('./arguments.ts');
  return chosen.run(
    chosen.passesThrough ? { values: {}, operands: rest } : readArguments(chosen, rest),
  );
}

async function printVersion(): Promise<Outcome> {
  const { version } = await import('./version.ts');
  process.stdout.write(`${version}\n`);
  return 'success';
}

async function printHelp(
  commands: readonly Command[],
  asked: string | undefined,
  about: string | undefined,
): Promise<Outcome> {
  const { commandHelp, programHelp } = await import('./help.ts');
  const text = about ? commandHelp(await find(commands, about)) : programHelp(commands);
  (asked ? process.stdout : process.stderr).write(text);
  return asked ? 'success' : 'usage';
}

async function find(commands: readonly Command[], name: string): Promise<Command> {
  const found = commands.find((candidate) => candidate.name === name);
  if (found) return found;
  const names = commands.map((candidate) => candidate.name);
  const { nearest } = await import('./nearest.ts');
  const similar = nearest(name, names);
  throw new UsageError(
    `there is no command "${name}".${similar ? ` Did you mean ${similar}?` : ''} Commands: ${names.join(', ')}.`,
  );
}

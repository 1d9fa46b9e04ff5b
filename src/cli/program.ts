import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check.ts';
import { packageCommands } from './commands/packages.ts';
import { uploadCommand } from './commands/upload.ts';
import { urlCommand } from './commands/url.ts';
import { type End, exitCodes, type Outcome } from './exit-codes.ts';
import { failureOf } from './failure.ts';
import { programHelp, setUpHelp } from './help.ts';
import manifest from './package.json' with { type: 'json' };
import { printable } from './terminal/texts.ts';

/**
 * Runs what a command line asks for.
 *
 * @returns the exit code
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let outcome: Outcome | number = 'success';
  const program = createProgram((ended) => {
    outcome = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (fault) {
    outcome = fault instanceof CommanderError ? ofCommander(program, fault, args) : tell(fault);
  }
  return typeof outcome === 'number' ? outcome : exitCodes[outcome].code;
}

function createProgram(end: End): Command {
  const program = new Command('clear-presign')
    .description('clear-presign: upload registers to Clear through its pre-sign APIs')
    .version(manifest.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .enablePositionalOptions()
    .exitOverride()
    // What went wrong is told once, by whoever catches it.
    .configureOutput({ outputError: () => {} });
  setUpHelp(program);
  for (const add of [uploadCommand, urlCommand, checkCommand, packageCommands]) add(program, end);
  programHelp(program);
  return program;
}

/** Help and version are no mistakes; the help for want of a command is. */
function ofCommander(program: Command, fault: CommanderError, args: readonly string[]): Outcome {
  const { code, exitCode, message } = fault;
  if (exitCode === 0) return 'success';
  if (code === 'commander.help') return 'usage';
  const [first = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  const about = program.commands.find((command) => command.name() === args[0]);
  const hint = suggestion.replace(/^\((.*)\)$/, '$1');
  const see = `See: ${['clear-presign', about?.name(), '--help'].filter(Boolean).join(' ')}`;
  const sentence = [first.replace(/[^.?]$/, '$&.'), hint, see].filter(Boolean).join(' ');
  process.stderr.write(`clear-presign: ${printable(sentence)}\n`);
  return 'usage';
}

/** Says what went wrong on stderr. @returns how the run ended by it */
function tell(fault: unknown): Outcome {
  const { message, outcome } = failureOf(fault);
  // Only a stack has lines of its own.
  const lines = outcome === 'defect' ? message.split('\n') : [message];
  process.stderr.write(`clear-presign: ${lines.map(printable).join('\n')}\n`);
  return outcome;
}

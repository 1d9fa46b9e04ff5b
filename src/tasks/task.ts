import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

export const root = join(import.meta.dirname, '../..');

type Options = NonNullable<ParseArgsConfig['options']>;
type Given<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/** Something that a script of package.json runs. */
type Task<O extends Options> = {
  /** How to call it, what it does and its options, `--help` among them. */
  readonly help: string;
  readonly options: O;
  /** A call that works, for whoever wrote one that does not. */
  readonly example: string;
  /** Whether it takes names of files beside its options. */
  readonly takesFiles?: boolean;
  /** Does the work; false when it did it and what it found fails. @throws with one sentence */
  readonly work: (values: Given<O>, files: readonly string[]) => Promise<boolean>;
};

/** Runs a task as its command line says: with help, with one sentence for a mistake, with an exit code. */
export async function runTask<const O extends Options>(task: Task<O>): Promise<void> {
  try {
    const { values, positionals } = read(task);
    if ((values as { help?: boolean }).help) process.stdout.write(task.help);
    else if (!(await task.work(values, positionals))) process.exitCode = 1;
  } catch (fault) {
    console.error(sentence(fault));
    process.exitCode = 1;
  }
}

function read<O extends Options>({ options, example, takesFiles = false }: Task<O>) {
  try {
    const help = { type: 'boolean' } as const;
    const config = { options: { ...options, help }, allowPositionals: takesFiles };
    const { values, positionals } = parseArgs(config);
    return { values: values as Given<O>, positionals };
  } catch (fault) {
    const [what] = (fault as Error).message.split(/\.(?: |$)/);
    throw new Error(`${what}. Write, for instance: ${example}`);
  }
}

function sentence(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code, path } = fault as NodeJS.ErrnoException;
  return code === 'ENOENT' && path ? `There is no file ${path}.` : fault.message;
}

import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Given<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/** Where a task works, and where its words go. */
export type Place = {
  /** The folder of package.json. */
  readonly root: string;
  readonly console: Pick<Console, 'log' | 'error'>;
};

export const root = join(import.meta.dirname, '../..');

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
  readonly work: (
    values: Given<O>,
    place: Place,
    files: readonly string[],
  ) => boolean | Promise<boolean>;
};

/** Makes of a task what runs it as a command line says, with one sentence for a mistake, and gives its exit code. */
export function task<const O extends Options>(task: Task<O>) {
  return async (
    args = process.argv.slice(2),
    place: Place = { root, console },
  ): Promise<number> => {
    try {
      const { values, positionals } = read(task, args);
      if (!('help' in values)) return (await task.work(values, place, positionals)) ? 0 : 1;
      place.console.log(task.help);
      return 0;
    } catch (fault) {
      place.console.error(sentence(fault));
      return 1;
    }
  };
}

function read<O extends Options>(
  { options, example, takesFiles = false }: Task<O>,
  args: string[],
) {
  try {
    const help = { type: 'boolean' } as const;
    const config = { args, options: { ...options, help }, allowPositionals: takesFiles };
    const { values, positionals } = parseArgs(config);
    return { values: values as Given<O>, positionals };
  } catch (fault) {
    const [what] = (fault as Error).message.split(/\.(?:\s|$)/);
    throw new Error(`${what}. Write, for instance: ${example}`);
  }
}

function sentence(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  // The readers take a contract to be OpenAPI; only lint looks at every shape. What has a cause tells of that.
  if (fault instanceof TypeError && !fault.cause) {
    return `Most likely a contract has another shape than OpenAPI gives it (${fault.message}): npm run lint says where.`;
  }
  const { code, path } = fault as NodeJS.ErrnoException;
  return code === 'ENOENT' && path ? `There is no file ${path}.` : fault.message;
}

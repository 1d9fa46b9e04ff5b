import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What the client's command says of itself, and what each of its own subcommands says. */
export type CommandHelp = {
  readonly text: string;
  readonly commands: readonly { readonly name: string; readonly text: string }[];
};

/** What a command prints for `--help`. */
export async function helpOf(file: string): Promise<string> {
  return run([file, '--help']);
}

/**
 * Asks a command for its help, then those of its commands that no other package brings.
 *
 * @param program the module whose `runProgram` the command starts
 */
export async function commandHelp(program: string): Promise<CommandHelp> {
  const [text = ''] = await ask(program, '');
  const [, list = ''] = /^Commands:\n((?: {2}.+\n)+)/m.exec(text) ?? [];
  const names = [...list.matchAll(/^ {2}(\S+) (?!.*\(package)/gm)].map(([, name = '']) => name);
  const texts = await ask(program, ...names);
  return { text, commands: names.map((name, index) => ({ name, text: texts[index] ?? '' })) };
}

/** Several commands in one process, since starting one takes longer than asking. */
async function ask(program: string, ...names: readonly string[]): Promise<string[]> {
  const script = `
    const [program, ...names] = process.argv.slice(1);
    const { runProgram } = await import(program);
    for (const name of names) {
      await runProgram(name ? [name, '--help'] : ['--help']);
      process.stdout.write('\\0');
    }`;
  const url = pathToFileURL(program).href;
  const output = await run(['--input-type=module', '--eval', script, '--', url, ...names]);
  return output.split('\0');
}

async function run(args: readonly string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout;
}

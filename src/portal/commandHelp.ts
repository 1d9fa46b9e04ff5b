import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a command says of itself, and what each of its own subcommands says. */
export type CommandHelp = {
  readonly text: string;
  readonly commands: readonly { readonly name: string; readonly text: string }[];
};

/** Asks a command for its help, then those of its commands that no other package brings. */
export async function commandHelp(file: string): Promise<CommandHelp> {
  const text = await ask(file);
  const [, list = ''] = /^Commands:\n((?: {2}.+\n)+)/m.exec(text) ?? [];
  const names = [...list.matchAll(/^ {2}(\S+) (?!.*\(package)/gm)].map(([, name = '']) => name);
  const commands = names.map(async (name) => ({ name, text: await ask(file, name) }));
  return { text, commands: await Promise.all(commands) };
}

async function ask(file: string, ...command: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...command, '--help'], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout;
}

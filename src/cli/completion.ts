import type { Command } from './command.ts';
import { commands } from './commands.ts';
import type { Outcome } from './exit-codes.ts';

/** `clear-presign completion`: a script made from the commands' own tables. */
export async function printCompletion(shell: 'bash' | 'zsh' | 'fish'): Promise<Outcome> {
  const { script } = await scripts[shell]();
  process.stdout.write(script(commands));
  return 'success';
}

type Module = { readonly script: (commands: readonly Command[]) => string };

const scripts: { readonly [shell in 'bash' | 'zsh' | 'fish']: () => Promise<Module> } = {
  bash: () => import('./completion/bash.ts'),
  zsh: () => import('./completion/zsh.ts'),
  fish: () => import('./completion/fish.ts'),
};

import { command } from '../command.ts';

export const completion = command({
  name: 'completion',
  summary: 'print a completion script for a shell',
  description: 'Prints a script that completes commands, options, their values and files.',
  operands: { name: 'SHELL', min: 1, max: 1, choices: ['bash', 'zsh', 'fish'] },
  options: {},
  examples: [
    { does: 'bash, for this session', line: 'source <(clear-presign completion bash)' },
    {
      does: 'zsh, in a folder of $fpath',
      line: 'clear-presign completion zsh > ~/.zfunc/_clear-presign',
    },
    {
      does: 'fish, for good',
      line: 'clear-presign completion fish > ~/.config/fish/completions/clear-presign.fish',
    },
  ],
  run: async ({ operands }) =>
    (await import('../completion.ts')).printCompletion(operands[0] as 'bash' | 'zsh' | 'fish'),
});

import type { Command } from 'commander';
import type { End } from '../exit-codes.ts';
import { showExamples } from '../help.ts';

const packages = [
  {
    name: 'mock',
    summary: 'start the mock of the APIs and of storage',
    description: 'Starts the mock server of the package clear-presign-mock with the options given.',
  },
  {
    name: 'docs',
    summary: 'serve the docs, with a mock to try them on',
    description: 'Serves the docs of the package clear-presign-docs with the options given.',
  },
];

/** `clear-presign mock` and `docs`: other packages, with options and a help of their own. */
export function packageCommands(program: Command, end: End): void {
  for (const { name, summary, description } of packages) {
    const command = program
      .command(name)
      .summary(`${summary} (package clear-presign-${name})`)
      .description(description)
      .argument('[OPTION...]', 'options of the package')
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions();
    showExamples(command, [
      [`On port 4011`, `clear-presign ${name} --port 4011`],
      ['See its options', `clear-presign ${name} --help`],
    ]);
    command.action(async (options: string[]) => {
      const { runPackage } = await import('../run-package.ts');
      end(await runPackage(`clear-presign-${name}`, options));
    });
  }
}

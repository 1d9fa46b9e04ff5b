import type { Command } from 'commander';
import type { End } from '../exit-codes.ts';
import { showExamples } from '../help.ts';
import {
  addApiOptions,
  addConnectionOptions,
  addInputOptions,
  guardOptions,
} from '../settings/options.ts';
import { exampleLines } from '../settings/registry.ts';

/** `clear-presign url` */
export function urlCommand(program: Command, end: End): void {
  const command = program
    .command('url')
    .summary('get a pre-signed URL and print it')
    .description(
      'Prints the pre-signed URL for a file of this name on stdout, and nothing else there. Its lifetime and a matching curl line go to stderr. Whoever has the URL can write the file until it expires: treat it as a secret.',
    )
    .argument('<NAME>', 'the name of the file');
  guardOptions(addConnectionOptions(addInputOptions(addApiOptions(command))));
  const [first = '', last = first] = exampleLines;
  showExamples(command, [
    ['Keep the URL in a variable', `URL=$(clear-presign url register.csv ${first})`],
    [
      'With the token from a password manager',
      `pass clear/token | clear-presign url register.csv ${last} --token-file -`,
    ],
  ]);
  command.action(async (name: string, given) => {
    const { printUrl } = await import('../url.ts');
    end(await printUrl(name, given));
  });
}

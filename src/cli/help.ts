import type { Command, Help } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { secrets } from './settings/registry.ts';

/** Columns; the same everywhere, so that the help reads as it was written. */
const width = 98;

/** An example of a command: what it does, and the line to type. */
export type Example = readonly [does: string, line: string];

/** How every help looks: commands by their name alone, options as they are typed. */
export function setUpHelp(program: Command): void {
  program.configureHelp({
    helpWidth: width,
    subcommandTerm: (command) => command.name(),
    visibleCommands: ({ commands }) => [...commands],
    optionDescription: ({ description }) => description,
    argumentTerm: (argument) => argument.name(),
  });
}

/** Adds to a command's help what it is used for. */
export function showExamples(command: Command, examples: readonly Example[]): void {
  const lines = examples.map(([does, line]) => `  # ${does}\n  ${line}`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** Adds to the help of the whole where settings come from, and what the exit codes tell. */
export function programHelp(program: Command): void {
  program.usage('COMMAND [options]').addHelpText('after', () => {
    const help = program.createHelp();
    const lookup = help.boxWrap(
      'Each setting comes from its option, else from the environment, else from the nearest .clear-presign.json in this folder or one above it.',
      width - 2,
    );
    const settings = table(help, [
      ...secrets.map(({ variable, option, what, titles }): [string, string] => [
        variable,
        `${option}: the ${what} (${titles.join(', ')})`,
      ]),
      ['CLEAR_BASE_URL', 'baseUrl: an environment of the API, or a URL'],
      ['NO_COLOR', 'no colours'],
    ]);
    const codes = Object.values(exitCodes).map(({ code, meaning }): [string, string] => [
      String(code),
      meaning,
    ]);
    const text = [
      'Settings:',
      indented(lookup),
      '',
      settings,
      '',
      'Exit codes:',
      table(help, codes),
    ];
    return `\n${text.join('\n')}`;
  });
}

function table(help: Help, rows: readonly [string, string][]): string {
  const longest = Math.max(...rows.map(([left]) => left.length));
  help.helpWidth = width;
  return rows.map(([left, right]) => help.formatItem(left, longest, right, help)).join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

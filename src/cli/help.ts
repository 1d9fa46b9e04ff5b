import type { Command, Option, Options } from './command.ts';
import { exitCodes } from './exit-codes.ts';

const width = 96;
/** A longer left side has a line of its own. */
const widest = 30;

/** The text of `clear-presign --help`. */
export function programHelp(commands: readonly Command[]): string {
  return sections([
    ['', ['clear-presign: upload registers to Clear through its pre-sign APIs']],
    ['Usage', ['clear-presign COMMAND [OPTION…]', 'clear-presign COMMAND --help']],
    ['Commands', table(commands.map(({ name, summary }) => [name, summary]))],
    [
      'Settings',
      [
        ...wrap(
          'Each setting comes from its option, else from the environment, else from the nearest .clear-presign.json in this folder or one above it.',
          0,
        ),
        '',
        ...table([
          ['CLEAR_AUTH_TOKEN', 'authToken: the access token'],
          ['CLEAR_INTEGRATION_ID', 'integrationId: the integration id (One Integration only)'],
          ['CLEAR_BASE_URL', 'baseUrl: sandbox, production or a URL'],
          ['NO_COLOR', 'no colours'],
        ]),
      ],
    ],
    [
      'Exit codes',
      table(Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning])),
    ],
  ]);
}

/** The text of `clear-presign COMMAND --help`. */
export function commandHelp(command: Command): string {
  const { name, description, operands, options, examples } = command;
  const operand = operands && (operands.max > 1 ? `${operands.name}…` : operands.name);
  const usage = ['clear-presign', name, operand, Object.keys(options).length ? '[OPTION…]' : ''];
  return sections([
    ['Usage', [usage.filter(Boolean).join(' ')]],
    ['', wrap(description, 0)],
    ['Options', table(optionRows(options))],
    ['Examples', examples.flatMap(({ does, line }) => [`# ${does}`, line])],
  ]);
}

function optionRows(options: Options): [string, string][] {
  return Object.entries(options).map(([name, option]) => [optionName(name, option), option.help]);
}

function optionName(name: string, { short, value, choices }: Option): string {
  const parameter = choices && choices.length <= 3 ? choices.join('|') : value;
  return `${short ? `-${short}, ` : ''}--${name}${parameter ? ` ${parameter}` : ''}`;
}

function sections(parts: readonly [title: string, lines: readonly string[]][]): string {
  const texts = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) =>
      title ? [`${title}:`, ...lines.map((line) => (line ? `  ${line}` : ''))] : lines,
    );
  return `${texts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function table(rows: readonly [string, string][]): string[] {
  const lengths = rows.map(([left]) => left.length).filter((length) => length <= widest);
  const column = Math.max(...lengths) + 2;
  return rows.flatMap(([left, right]) => {
    const [first = '', ...rest] = wrap(right, column + 2);
    const indented = rest.map((line) => ' '.repeat(column) + line);
    return left.length > widest
      ? [left, ' '.repeat(column) + first, ...indented]
      : [left.padEnd(column) + first, ...indented];
  });
}

function wrap(text: string, indent: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line && indent + line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    return [...lines, line];
  });
}

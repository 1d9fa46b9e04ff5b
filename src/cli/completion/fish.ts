import type { Command, Option } from '../command.ts';

/** Commands for fish, one a line. */
export function script(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => [
    line(`-n __fish_use_subcommand -f -a ${command.name}`, command.summary),
    ...commandLines(command),
  ]);
  const names = commands.map(({ name }) => name).join(' ');
  const help = line(`-n '__fish_seen_subcommand_from help' -f -a '${names}'`);
  return ['# fish completion for clear-presign', ...lines, help, ''].join('\n');
}

function commandLines({ name, options, operands, passesThrough }: Command): string[] {
  const when = `-n '__fish_seen_subcommand_from ${name}'`;
  const takesFiles = operands?.name === 'FILE';
  return [
    ...(takesFiles ? [] : [line(`${when} -f`)]),
    ...(operands?.choices ? [line(`${when} -a '${operands.choices.join(' ')}'`)] : []),
    ...Object.entries(options).map(([option, about]) =>
      line(`${when} ${optionFlags(option, about)}`, about.help),
    ),
    ...(passesThrough ? [] : [line(`${when} -l help`, 'show the help')]),
  ];
}

function optionFlags(name: string, { short, type, value, choices }: Option): string {
  const flags = [`-l ${name}`];
  if (short) flags.push(`-s ${short}`);
  if (choices) flags.push(`-x -a '${choices.join(' ')}'`);
  else if (value === 'FILE') flags.push('-r -F');
  else if (type === 'string') flags.push('-x');
  return flags.join(' ');
}

function line(flags: string, description?: string): string {
  const text = description && ` -d '${description.replaceAll(/['\\]/g, '\\$&')}'`;
  return `complete -c clear-presign ${flags}${text ?? ''}`;
}

import type { Command, Operands, Option } from '../command.ts';

/** A zsh completion function, for a file `_clear-presign` in a folder of `$fpath`. */
export function script(commands: readonly Command[]): string {
  const list = commands.map(({ name, summary }) => `    ${quote(`${name}:${plain(summary)}`)}`);
  return `#compdef clear-presign
_clear-presign() {
  local -a commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
    help) _describe command commands ;;
  esac
}
if [ "$funcstack[1]" = _clear-presign ]; then
  _clear-presign "$@"
else
  compdef _clear-presign clear-presign
fi
`;
}

function commandCase({ name, options, operands, passesThrough }: Command): string {
  const help = passesThrough ? [] : [quote('--help[show the help]')];
  const specs = Object.entries(options).map(([option, about]) => optionSpec(option, about));
  const all = [...specs, ...help, ...operandSpec(operands)];
  return `    ${name}) _arguments ${all.join(' ')} ;;`;
}

function optionSpec(name: string, { short, help, type, value, choices }: Option): string {
  const takes = type === 'string' ? `:${value ?? name}:${action(value, choices)}` : '';
  const text = `[${plain(help)}]${takes}`;
  return short
    ? `${quote(`(-${short} --${name})`)}{-${short},--${name}}${quote(text)}`
    : quote(`--${name}${text}`);
}

function operandSpec(operands: Operands | undefined): string[] {
  if (!operands) return [];
  const { name, max, choices } = operands;
  return [quote(`${max > 1 ? '*' : '1'}:${name}:${action(name, choices)}`)];
}

function action(name: string | undefined, choices: readonly string[] | undefined): string {
  if (choices) return `(${choices.join(' ')})`;
  return name === 'FILE' ? '_files' : '';
}

/** Brackets and colons divide the parts of a zsh specification. */
function plain(text: string): string {
  return text.replaceAll(/[[\]:]/g, '');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

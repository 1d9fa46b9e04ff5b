import type { Command, Operands, Option } from '../command.ts';

/** A bash completion script: `complete -F`, no bash-completion package needed. */
export function script(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# bash completion for clear-presign: source <(clear-presign completion bash)
_clear_presign() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} help --help --version" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map(commandCase).join('\n')}
    help) COMPREPLY=($(compgen -W "${names}" -- "$word")) ;;
  esac
}
complete -F _clear_presign clear-presign
`;
}

function commandCase({ name, options, operands, passesThrough }: Command): string {
  const entries = Object.entries(options);
  const taking = entries.filter(([, option]) => option.type === 'string');
  const words = [
    ...entries.map(([option]) => `--${option}`),
    ...(passesThrough ? [] : ['--help']),
  ].join(' ');
  return `    ${name})
      case $before in
${taking.map(([option, about]) => `        ${flags(option, about)}) ${values(about)}; return ;;`).join('\n')}${taking.length ? '\n' : ''}        *) ;;
      esac
      case $word in
        -*) COMPREPLY=($(compgen -W "${words}" -- "$word")) ;;
        *) ${operandValues(operands)} ;;
      esac ;;`;
}

function flags(name: string, { short }: Option): string {
  return short ? `-${short}|--${name}` : `--${name}`;
}

function values({ choices, value }: Option): string {
  if (choices) return words(choices);
  return value === 'FILE' ? files : ':';
}

function operandValues(operands: Operands | undefined): string {
  if (operands?.choices) return words(operands.choices);
  return operands?.name === 'FILE' ? files : ':';
}

function words(choices: readonly string[]): string {
  return `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word"))`;
}

// Names with blanks stay whole: one line is one name. Neither mapfile nor compopt is in the bash of macOS.
const files =
  'local IFS=$\'\\n\'; COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames 2>/dev/null';

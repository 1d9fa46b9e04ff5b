import { type Command, InvalidArgumentError, Option } from 'commander';
import leven from 'leven';
import { UsageError } from '../failure.ts';
import { ids, inputs, known, secrets } from './registry.ts';

/**
 * An option with a value. What looks like another option is none, and neither is nothing at all: both come
 * of a value that was forgotten, or of a variable that is not set.
 */
export function valueOption(flags: string, description: string, choices: readonly string[] = []) {
  const option = new Option(flags, description);
  if (choices.length) option.choices(choices);
  return option.argParser((value: string) => {
    if (!value || /^-./.test(value)) throw new InvalidArgumentError('It needs a value.');
    if (choices.length && !choices.includes(value)) {
      throw new InvalidArgumentError(
        `It is one of ${choices.join(', ')}.${closest(value, choices)}`,
      );
    }
    return value;
  });
}

/** The one of some words that a mistyped one most likely meant, as a question; empty when there is none. */
export function closest(word: string, candidates: readonly string[]): string {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: leven(word, candidate) }))
    .toSorted((a, b) => a.edits - b.edits);
  return best && best.edits <= 2 ? ` Did you mean ${best.candidate}?` : '';
}

/** Adds the options that name an API and what it takes beside the file. */
export function addApiOptions(command: Command): Command {
  const about = known.map(({ title }) => title).join(' or ');
  command.addOption(
    valueOption(
      `--api <${choicesOr('API', ids)}>`,
      `which API to ask: ${about} (setting: api)`,
      ids,
    ),
  );
  return command;
}

export function addInputOptions(command: Command): Command {
  for (const { name, flag, choices, apis } of inputs) {
    const titles = apis.map(({ title }) => title).join(', ');
    command.addOption(
      valueOption(
        `${flag} <${choicesOr('VALUE', choices)}>`,
        `for ${titles} (setting: ${name})`,
        choices,
      ),
    );
  }
  return command;
}

function choicesOr(name: string, choices: readonly string[]): string {
  return choices.length && choices.length <= 3 ? choices.join('|') : name;
}

/** Adds the options by which a command reaches an API. */
export function addConnectionOptions(command: Command): Command {
  const environments = [...new Set(known.flatMap(({ servers }) => Object.keys(servers)))];
  command.addOption(
    valueOption(
      '--base-url <URL>',
      `${environments.join(', ')} or a URL (default: ${environments[0]})`,
    ),
  );
  for (const { flag, what } of secrets) {
    command.addOption(
      valueOption(`${flag} <FILE>`, `read the ${what} from this file, - for stdin`),
    );
  }
  return command.addOption(
    valueOption('--timeout <SECONDS>', 'how long one answer of the API may take (default: 30)'),
  );
}

/** Refuses an option that is given twice, and a secret where other users of the machine can read it. */
export function guardOptions(command: Command): Command {
  for (const option of command.options) {
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw new UsageError(`${option.long} is given twice: give it once.`);
      isGiven = true;
    });
  }
  for (const { refused, flag, variable } of secrets) {
    for (const secret of refused) {
      command
        .addOption(new Option(`${secret} [value]`).hideHelp())
        .on(`option:${secret.slice(2)}`, () => {
          throw new UsageError(
            `${secret} is no option: what stands on a command line can be read by every user of the machine. Use ${flag} FILE (- for stdin) or ${variable}.`,
          );
        });
    }
  }
  return command;
}

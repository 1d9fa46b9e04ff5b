import { parseArgs } from 'node:util';
import type { Arguments, Command, Option, Options } from './command.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** Secrets that people try to put on the command line, where every user of the machine can read them. */
const neverOnTheLine = new Map([
  ['token', '--token-file FILE (- for stdin) or CLEAR_AUTH_TOKEN'],
  ['auth-token', '--token-file FILE (- for stdin) or CLEAR_AUTH_TOKEN'],
  ['integration-id', '--integration-id-file FILE or CLEAR_INTEGRATION_ID'],
]);

/**
 * Reads a command line by the command's table of options.
 *
 * @throws UsageError that names the option at fault, never its value when that may be a secret
 */
export function readArguments<O extends Options>(
  definition: Command<O>,
  args: readonly string[],
): Arguments<O> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(definition.options).map(([name, { type, short }]) => [
        name,
        short ? { type, short } : { type },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | boolean | undefined> = {};
  const operands: string[] = [];
  for (const [name, { type }] of Object.entries(definition.options)) {
    values[name] = type === 'boolean' ? false : undefined;
  }
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind === 'option') {
      values[token.name] = optionValue(definition, token.name, token.rawName, token);
    }
  }
  checkOperands(definition, operands);
  return { values: values as Arguments<O>['values'], operands };
}

type Given = { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined };

function optionValue(
  definition: Command,
  name: string,
  written: string,
  { value, inlineValue }: Given,
): string | true {
  const option = known(definition, name, written);
  if (option.type === 'boolean') {
    if (inlineValue) throw new UsageError(`${written} takes no value.`);
    return true;
  }
  const looksLikeOption = !inlineValue && value !== undefined && /^-./.test(value);
  if (!value || looksLikeOption) {
    throw new UsageError(`${written} needs a value: ${written} ${option.value ?? 'VALUE'}.`);
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new UsageError(`${written} is one of ${option.choices.join(', ')}; not "${value}".`);
  }
  return value;
}

function known(definition: Command, name: string, written: string): Option {
  const option = Object.hasOwn(definition.options, name) ? definition.options[name] : undefined;
  if (option) return option;
  const instead = neverOnTheLine.get(name);
  if (instead) {
    throw new UsageError(
      `${written} is no option: what stands on a command line can be read by every user of the machine. Use ${instead}.`,
    );
  }
  const similar = nearest(name, Object.keys(definition.options));
  throw new UsageError(
    `${definition.name} has no option ${written}.${similar ? ` Did you mean --${similar}?` : ''} See: clear-presign ${definition.name} --help`,
  );
}

function checkOperands({ name, operands }: Command, given: readonly string[]): void {
  const { name: operand = '', min = 0, max = 0, choices } = operands ?? {};
  if (given.length < min) {
    throw new UsageError(`${name} needs a ${operand}. See: clear-presign ${name} --help`);
  }
  if (given.length > max) {
    const extra = given[max];
    throw new UsageError(
      max === 0
        ? `${name} takes no operand; "${extra}" is one too many.`
        : `${name} takes ${max} ${operand}; "${extra}" is one too many.`,
    );
  }
  const wrong = choices && given.find((value) => !choices.includes(value));
  if (wrong !== undefined) {
    throw new UsageError(`${operand} is one of ${choices?.join(', ')}; not "${wrong}".`);
  }
}

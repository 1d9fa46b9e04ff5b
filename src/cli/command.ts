import type { Outcome } from './exit-codes.ts';

/** One option, as the parser, the help and the shell completion need it. */
export type Option = {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in the help; FILE is completed as a file. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
};

export type Options = { readonly [name: string]: Option };

/** What stands on the command line beside the options. */
export type Operands = {
  /** The name in the help; FILE is completed as a file. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly choices?: readonly string[];
};

export type Example = { readonly does: string; readonly line: string };

type Value<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : (O extends { readonly choices: readonly (infer C)[] } ? C : string) | undefined;

export type Values<O extends Options> = { readonly [N in keyof O]: Value<O[N]> };

export type Arguments<O extends Options = Options> = {
  readonly values: Values<O>;
  readonly operands: readonly string[];
};

/** A command: what the help says of it, and how to run it. */
export type Command<O extends Options = Options> = {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly operands?: Operands;
  readonly options: O;
  readonly examples: readonly Example[];
  /** Everything on the line belongs to another program, which has its own options and help. */
  readonly passesThrough?: true;
  /** Loads what it needs when called, so that help and version start at once. */
  run(args: Arguments<O>): Promise<Outcome | number>;
};

/** Gives a command its types from its own table of options. */
export function command<const O extends Options>(definition: Command<O>): Command<O> {
  return definition;
}

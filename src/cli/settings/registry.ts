import { type Api, apis, type Input } from 'clear-presign';
import { kebabCase, variable } from '../../contract/names.ts';

/** A secret that an API is sent, and where a user gives it. */
export type Secret = {
  /** Its name in the library and in a settings file. */
  readonly option: string;
  /** What people call it. */
  readonly what: string;
  readonly variable: string;
  /** The option that names a file with it in. */
  readonly flag: string;
  /** What somebody could try who would have it on the command line, where every user of the machine can read it. */
  readonly refused: readonly string[];
  /** The APIs that want it. */
  readonly titles: readonly string[];
};

/** An input of an API that describes neither the file's name nor its type, so it comes from a setting. */
export type InputSetting = {
  readonly input: string;
  /** Its name as a setting. */
  readonly name: string;
  readonly flag: string;
  /** What an API takes for it; empty where it takes any text. */
  readonly choices: readonly string[];
  /** The APIs that have it. */
  readonly apis: readonly Api[];
};

/** APIs that give URLs: the others have nothing that the command does. */
export const known: readonly Api[] = Object.values(apis).filter(({ presign }) => presign);

export const ids = known.map(({ id }) => id);

/** The secrets of an API with the headers that they are sent in, the token first. */
export function secretsOf({ token, settings }: Api) {
  return [
    ...(token ? [{ ...token, name: token.commandName ?? token.option, format: undefined }] : []),
    ...Object.entries(settings).map(([option, { name: header, commandName, format }]) => ({
      option,
      header,
      name: commandName ?? option,
      format,
    })),
  ];
}

/** The inputs of an API that settings fill, by their name there. */
export function inputsOf({ presign }: Api): readonly (readonly [input: string, about: Input])[] {
  if (!presign) return [];
  const { inputs, file } = presign;
  return Object.entries(inputs).filter(([input]) => input !== file.name && input !== file.type);
}

/** Every secret of every API, once. */
export const secrets: readonly Secret[] = grouped(
  known.flatMap((api) => secretsOf(api).map((secret) => ({ ...secret, api }))),
  ({ option }) => option,
).map((same) => {
  const [{ option, name }] = same;
  return {
    option,
    what: words(name),
    variable: variable(option),
    flag: `--${kebabCase(name)}-file`,
    refused: [...new Set([name, option].map((one) => `--${kebabCase(one)}`))],
    titles: same.map(({ api }) => api.title),
  };
});

/** Every such input of every API, once. */
export const inputs: readonly InputSetting[] = grouped(
  known.flatMap((api) => inputsOf(api).map(([input, about]) => ({ input, about, api }))),
  ({ input }) => input,
).map((same) => {
  const [{ input, about }] = same;
  const name = about.commandName ?? input;
  return {
    input,
    name,
    flag: `--${kebabCase(name)}`,
    choices: [...new Set(same.flatMap(({ about }) => about.enum ?? []))],
    apis: same.map(({ api }) => api),
  };
});

/** For each API, the options that a call of it needs at least, for an example. */
export const exampleLines = known.map((api) => {
  const needed = inputs.filter(({ input }) => api.presign?.inputs[input]?.required);
  const values = needed.map(({ flag, choices }) => `${flag} ${choices[0] ?? 'VALUE'}`);
  return ['--api', api.id, ...values].join(' ');
});

/** `integrationId` becomes `integration id`. */
export function words(name: string): string {
  return kebabCase(name).replaceAll('-', ' ');
}

function grouped<T>(all: readonly T[], key: (one: T) => string): (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return [...groups.values()];
}

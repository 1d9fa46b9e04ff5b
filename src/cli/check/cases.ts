import type { Basis, Fault } from '../../contract/document.ts';
import type { Input } from '../../contract/operations.ts';
import { bodyNamed, exampleOf, type Mistake, type Presign, storage } from './contract.ts';

/** Inputs by their name on the wire; what is not there is not sent. */
export type Inputs = { readonly [name: string]: string };

/** One request to a pre-sign API and the documented answer to it. */
export type PresignCase = {
  readonly id: string;
  readonly title: string;
  /**
   * `good`: a URL is due, and the upload to it succeeds. `long-name`: a URL is due that storage refuses.
   * `fault`: one mistake. `order`: two mistakes, of which the first decides.
   */
  readonly kind: 'good' | 'long-name' | 'fault' | 'order';
  readonly inputs: Inputs;
  /** The name of the documented body that is due. */
  readonly expects: string;
  readonly basis: Basis;
  /** Whether the answer tells something only when the secrets are real. */
  readonly needsSecrets: boolean;
  /** What of an input is wrong: its name and the keyword of its schema. */
  readonly about?: string;
  /** The extension of the file that a URL is asked for, when it is `good`. */
  readonly extension?: string;
};

/** A name that tells whoever looks at the service's storage where the file comes from. */
const stem = 'clear-presign-check';

/**
 * Every documented case of an API: good calls, each mistake, and which of two mistakes decides.
 *
 * @param given inputs that only the user can know, by their name on the wire
 */
export function presignCases(api: Presign, secrets: Inputs, given: Inputs): PresignCase[] {
  const goods = goodCases(api, secrets, given);
  const [first] = goods;
  if (!first) throw new Error(`${api.title} names no file type.`);
  return [
    ...goods,
    ...api.mistakes.map((mistake) => faultCase(api, first.inputs, mistake)),
    ...upperCaseCases(api, first.inputs),
    ...orderCases(api, first.inputs),
    ...longNameCases(api, first),
  ];
}

function goodCases(api: Presign, secrets: Inputs, given: Inputs): PresignCase[] {
  return Object.keys(api.contentTypes).flatMap((extension) =>
    goodInputs(api, extension, given).map((inputs) => {
      const values = Object.values<string>(inputs);
      return {
        id: ['accepts', ...values].join(' '),
        title: `a good call for ${values.join(', ')}`,
        kind: 'good' as const,
        inputs: { ...secrets, ...inputs },
        expects: api.success,
        basis: bodyNamed(api.bodies, api.success).basis,
        needsSecrets: true,
        extension,
      };
    }),
  );
}

/** The inputs of good calls: one call for each word that is due. */
function goodInputs(api: Presign, extension: string, given: Inputs): readonly Inputs[] {
  const valuesOf = (input: Input): readonly string[] => {
    const { role, schema, parameter } = input;
    if (role === 'name') return [`${stem}.${extension}`];
    const words = (schema.enum ?? []).map(String);
    // The owner's word for a file's type is its extension, in one case or the other.
    if (role === 'type') return words.filter((word) => word.toLowerCase() === extension);
    return words.length ? words : [given[parameter.name] ?? exampleOf(api, input) ?? stem];
  };
  return api.inputs.reduce<readonly Inputs[]>(
    (all, input) =>
      all.flatMap((inputs) =>
        valuesOf(input).map((value) => ({ ...inputs, [input.parameter.name]: value })),
      ),
    [{}],
  );
}

function faultCase(api: Presign, good: Inputs, mistake: Mistake): PresignCase {
  const { fault } = mistake;
  return {
    id: `${fault.name} ${fault.violates ?? fault.equals}`,
    title: describe(api, mistake),
    kind: 'fault',
    inputs: withMistake(api, good, mistake),
    expects: fault.example,
    basis: fault.basis,
    needsSecrets: !isAboutToken(api, fault),
    ...(fault.violates && { about: `${fault.name} ${fault.violates}` }),
  };
}

/** The pattern of a name has extensions in lower case; whether upper case passes is not documented. */
function upperCaseCases(api: Presign, good: Inputs): PresignCase[] {
  const [extension = ''] = Object.keys(api.contentTypes);
  const written = `${stem}.${extension.toUpperCase()}`;
  const found = api.mistakes.find(({ fault }) => isOfName(api, fault, 'pattern'));
  if (!found?.holds(written)) return [];
  const { name, example } = found.fault;
  return [
    {
      id: `${name} extension in upper case`,
      title: `the ${name} ${written}, its extension in upper case`,
      kind: 'fault',
      inputs: { ...good, [name]: written },
      expects: example,
      basis: 'inferred',
      needsSecrets: true,
      about: `${name} upper case`,
    },
  ];
}

/** Two mistakes at a time, in neighbouring inputs: the one that is checked first decides. */
function orderCases(api: Presign, good: Inputs): PresignCase[] {
  const firsts = api.mistakes.filter(
    ({ fault }, index) =>
      api.mistakes.findIndex(({ fault: { name } }) => name === fault.name) === index,
  );
  return firsts.slice(1).map((second, index) => {
    const first = firsts[index] as Mistake;
    return {
      id: `${first.fault.name} before ${second.fault.name}`,
      title: `${describe(api, first)} and ${describe(api, second)}`,
      kind: 'order',
      inputs: withMistake(api, withMistake(api, good, second), first),
      expects: first.fault.example,
      basis: 'inferred',
      needsSecrets: !isAboutToken(api, first.fault),
    };
  });
}

/** A name that the API takes although no key can be that long. */
function longNameCases(api: Presign, good: PresignCase): PresignCase[] {
  const fault = api.mistakes.find(({ fault }) => isOfName(api, fault, 'maxLength'))?.fault;
  const { maxLength = 0 } = fault ? schemaOf(api, fault) : {};
  if (!fault || maxLength <= storage.limits.keyBytes) return [];
  const name = `${'a'.repeat(storage.limits.keyBytes)}.${good.extension}`;
  return [
    {
      ...good,
      id: `${fault.name} longer than a key`,
      title: `a ${fault.name} of ${name.length} characters, more than a key holds`,
      kind: 'long-name',
      inputs: { ...good.inputs, [fault.name]: name },
      basis: 'inferred',
    },
  ];
}

function isOfName({ nameInput }: Presign, { name, violates }: Fault, keyword: string): boolean {
  return name === nameInput && violates === keyword;
}

function isAboutToken({ token }: Presign, { name }: Fault): boolean {
  return token?.header === name;
}

function schemaOf({ token, settings, inputs }: Presign, { name }: Fault) {
  const input = [...settings, ...inputs].find(({ parameter }) => parameter.name === name);
  return input?.schema ?? (token?.header === name ? token.scheme['x-schema'] : undefined) ?? {};
}

function withMistake(api: Presign, good: Inputs, mistake: Mistake): Inputs {
  const { name } = mistake.fault;
  const { [name]: _, ...others } = good;
  const value = mistakenValue(api, mistake);
  return value === undefined ? others : { ...others, [name]: value };
}

/** A value that makes the mistake, and no other as far as that can be had. */
function mistakenValue(api: Presign, { fault, holds }: Mistake): string | undefined {
  const { violates, equals } = fault;
  if (equals !== undefined) return equals;
  if (violates === 'required') return undefined;
  const [extension] = Object.keys(api.contentTypes);
  // With an extension, so that the length is the only mistake.
  const tooLong = `${'a'.repeat(schemaOf(api, fault).maxLength ?? 0)}.${extension}`;
  const candidates = violates === 'minLength' ? [''] : [`${stem}.txt`, stem, tooLong, '-'];
  const wanted = fault.name === api.nameInput ? candidates : [stem, ...candidates];
  const found = wanted.find((value) => holds(value));
  if (found === undefined) {
    throw new Error(`${api.title}: no value is known that ${fault.name} is refused for.`);
  }
  return found;
}

function describe(api: Presign, mistake: Mistake): string {
  const { name, violates, equals } = mistake.fault;
  if (equals !== undefined) return `the ${name} ${equals}`;
  if (violates === 'required') return `no ${name}`;
  if (violates === 'minLength') return `an empty ${name}`;
  if (violates === 'maxLength') {
    return `a ${name} of more than ${schemaOf(api, mistake.fault).maxLength} characters`;
  }
  return `the ${name} ${mistakenValue(api, mistake)}`;
}

import { at } from '../../contract/meaning.ts';
import {
  type Api,
  type ApiName,
  apiNamed,
  type Basis,
  bodyNamed,
  type Constraint,
  type Fault,
  upload,
} from './apis.ts';

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
  /** Whether the answer tells something only when token and integration id are real. */
  readonly needsCredentials: boolean;
  /** The mistake, for a `fault`. */
  readonly fault?: Fault;
  /** The extension of the file that a URL is asked for, when it is `good`. */
  readonly extension?: string;
};

/** A name that tells whoever looks at the service's storage where the file comes from. */
const stem = 'clear-presign-check';

/** Every documented case of an API: good calls, each mistake, and which of two mistakes decides. */
export function presignCases(name: ApiName, credentials: Inputs): PresignCase[] {
  const api = apiNamed(name);
  const goods = goodCases(name, credentials);
  const [first] = goods;
  if (!first) throw new Error(`${api.title} names no file type.`);
  return [
    ...goods,
    ...api.faults.map((fault) => faultCase(api, first.inputs, fault)),
    ...upperCaseCases(api, credentials),
    ...orderCases(api, first.inputs),
    ...longNameCases(api, first),
  ];
}

/** The documented body that holds a URL. */
export function successOf({ bodies, uploadUrl }: Api): string {
  const found = Object.entries(bodies).find(
    ([, { value }]) => typeof at(value, uploadUrl.pointer) === 'string',
  );
  return found?.[0] ?? '';
}

/** The inputs of good calls, under the names that the contract gives them: one for each word that is due. */
function goodInputs({ parameters, file }: Api, extension: string): readonly Inputs[] {
  return Object.entries(parameters).reduce<readonly Inputs[]>(
    (all, [name, { enum: words = [] }]) => {
      const values = valuesOf(name);
      return all.flatMap((inputs) => values.map((value) => ({ ...inputs, [name]: value })));
      function valuesOf(name: string): readonly string[] {
        if (name === file.name) return [`${stem}.${extension}`];
        const texts = words.map(String);
        if (name !== file.type) return texts.length ? texts : [stem];
        // The owner's word for a file's type is its extension, in one case or the other.
        return texts.filter((word) => word.toLowerCase() === extension);
      }
    },
    [{}],
  );
}

function goodCases(name: ApiName, credentials: Inputs): PresignCase[] {
  const api = apiNamed(name);
  return Object.keys(api.uploadContentTypes).flatMap((extension) =>
    goodInputs(api, extension).map((inputs) => {
      const values = Object.values<string>(inputs);
      return {
        id: ['accepts', ...values].join(' '),
        title: `a good call for ${values.join(', ')}`,
        kind: 'good' as const,
        inputs: { ...credentials, ...inputs },
        expects: successOf(api),
        basis: bodyNamed(api.bodies, successOf(api)).basis,
        needsCredentials: true,
        extension,
      };
    }),
  );
}

function faultCase(api: Api, good: Inputs, fault: Fault): PresignCase {
  const { name, violates, equals, example, basis } = fault;
  return {
    id: `${name} ${violates ?? equals}`,
    title: describe(api, fault),
    kind: 'fault',
    inputs: withFault(api, good, fault),
    expects: example,
    basis,
    needsCredentials: !isAboutToken(api, fault),
    fault,
  };
}

/** The pattern of a name has extensions in lower case; whether upper case passes is not documented. */
function upperCaseCases(api: Api, credentials: Inputs): PresignCase[] {
  const fault = api.faults.find(({ violates }) => violates === 'pattern');
  const [extension = ''] = Object.keys(api.uploadContentTypes);
  const [inputs] = goodInputs(api, extension);
  if (!fault || !inputs) return [];
  const written = `${stem}.${extension.toUpperCase()}`;
  return [
    {
      id: `${fault.name} extension in upper case`,
      title: `the ${fault.name} ${written}, its extension in upper case`,
      kind: 'fault',
      inputs: { ...credentials, ...inputs, [fault.name]: written },
      expects: fault.example,
      basis: 'inferred',
      needsCredentials: true,
    },
  ];
}

/** Two mistakes at a time, in neighbouring inputs: the one that is checked first decides. */
function orderCases(api: Api, good: Inputs): PresignCase[] {
  const firsts = api.faults.filter(
    (fault, index) => api.faults.findIndex(({ name }) => name === fault.name) === index,
  );
  return firsts.slice(1).map((second, index) => {
    const first = firsts[index] as Fault;
    return {
      id: `${first.name} before ${second.name}`,
      title: `${describe(api, first)} and ${describe(api, second)}`,
      kind: 'order',
      inputs: withFault(api, withFault(api, good, second), first),
      expects: first.example,
      basis: 'inferred',
      needsCredentials: !isAboutToken(api, first),
    };
  });
}

/** A name that the API takes although no key can be that long. */
function longNameCases(api: Api, good: PresignCase): PresignCase[] {
  const fault = api.faults.find(({ violates }) => violates === 'maxLength');
  const { maxLength = 0 } = fault ? constraintOf(api, fault) : {};
  if (!fault || maxLength <= upload.limits.keyBytes) return [];
  const extension = `.${good.extension}`;
  const name = 'a'.repeat(upload.limits.keyBytes) + extension;
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

function isAboutToken({ credentials }: Api, { name }: Fault): boolean {
  return credentials['authToken']?.header === name;
}

function constraintOf({ credentials, parameters }: Api, { name }: Fault): Constraint {
  const credential = Object.values(credentials).find(({ header }) => header === name);
  return credential ?? parameters[name] ?? {};
}

function withFault(api: Api, good: Inputs, fault: Fault): Inputs {
  const { [fault.name]: _, ...others } = good;
  const value = faultyValue(constraintOf(api, fault), fault);
  return value === undefined ? others : { ...others, [fault.name]: value };
}

function faultyValue({ maxLength = 0 }: Constraint, { violates, equals }: Fault) {
  if (equals !== undefined) return equals;
  if (violates === 'required') return undefined;
  if (violates === 'minLength') return '';
  // With an extension, so that the length is the only mistake.
  if (violates === 'maxLength') return `${'a'.repeat(maxLength)}.csv`;
  return violates === 'pattern' ? `${stem}.txt` : stem;
}

function describe(api: Api, fault: Fault): string {
  const { name, violates, equals } = fault;
  const { maxLength } = constraintOf(api, fault);
  if (equals !== undefined) return `the ${name} ${equals}`;
  if (violates === 'required') return `no ${name}`;
  if (violates === 'minLength') return `an empty ${name}`;
  if (violates === 'maxLength') return `a ${name} of more than ${maxLength} characters`;
  return `the ${name} ${faultyValue({}, fault)}`;
}

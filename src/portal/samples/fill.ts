import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedAnswers } from '../../contract/answers.ts';
import { pascalCase, variable } from '../../contract/names.ts';
import { exampleOf, uploadLinkOf } from '../../contract/operations.ts';
import { remedyOf } from '../errors/remedies.ts';
import { argumentsOf, type Reference, secretsOf } from '../references.ts';

export type Sample = {
  readonly id: string;
  readonly title: string;
  readonly grammar: string;
  /** What a reader would call it. */
  readonly file?: string;
  readonly source: string;
  /** The source with marks around what is the reader's own. */
  readonly marked?: string;
};

/** Characters that no text has: where something of the reader's begins, where its value does, where it ends. */
const [begin, middle, end] = ['\ue000', '\ue001', '\ue002'];
const marks = new RegExp(`${begin}([^${middle}]*)${middle}([^${end}]*)${end}`, 'g');

/** Marks a value as the reader's own, by the name of an option; what comes from the file begins with a dot. */
function mark(own: string, value: string): string {
  return begin + own + middle + value + end;
}

/** Puts something else into the place of each mark: of its name and its value. */
export function replaceMarks(text: string, made: (own: string, value: string) => string): string {
  return text.replace(marks, (_, own: string, value: string) => made(own, value));
}

/** The programs, in the order of their tabs. */
export const programs = [
  { id: 'curl', title: 'curl', grammar: 'bash', file: 'sample.sh' },
  { id: 'typescript', title: 'TypeScript', grammar: 'typescript', file: 'sample.ts' },
  { id: 'fetch', title: 'fetch', grammar: 'javascript', file: 'sample.mjs' },
  { id: 'python', title: 'Python', grammar: 'python', file: 'sample.py' },
  { id: 'java', title: 'Java', grammar: 'java', file: 'Sample.java' },
  { id: 'csharp', title: 'C#', grammar: 'csharp', file: 'sample.cs' },
  { id: 'go', title: 'Go', grammar: 'go', file: 'main.go' },
  { id: 'php', title: 'PHP', grammar: 'php', file: 'sample.php' },
] as const;

/** Each program with what an API's contract decides. */
export function filledPrograms(api: Reference, all: readonly Reference[]): Sample[] {
  const slots = slotsOf(api, all);
  return programs.map((program) => {
    const text = readFileSync(join(import.meta.dirname, 'programs', program.file), 'utf8');
    const marked = fill(text, slots);
    return { ...program, marked, source: replaceMarks(marked, (_, value) => value) };
  });
}

/** What the programs give an API beside its secrets: the file's name and type, and what the reader chooses. */
export function givenInputs(api: Reference) {
  const file = sampleFile(api);
  return argumentsOf(api)
    .filter(({ parameter, role }) => parameter.required || role === 'name')
    .map(({ role, option, parameter, schema }) => {
      const example = exampleOf(api.document, parameter.examples, schema);
      const choices = role === 'argument' ? schema.enum?.map(String) : undefined;
      const input = { role, option, choices, name: parameter.name, in: parameter.in };
      if (role === 'name') return { ...input, own: '.file', value: file.name };
      if (role === 'type') return { ...input, own: '.kind', value: file.kind };
      return { ...input, own: choices && option, value: example };
    });
}

/** The file that the samples send, and what it is to its API. */
export function sampleFile({ operation }: Reference) {
  const [[extension, contentType] = ['csv', '']] = Object.entries(
    operation['x-upload-content-types'] ?? {},
  );
  return { name: `sales.${extension}`, kind: extension.toUpperCase(), contentType };
}

type Slots = {
  readonly one: { readonly [slot: string]: string };
  /** A line that has one of these is repeated for each. */
  readonly many: readonly (readonly { readonly [slot: string]: string }[])[];
};

function slotsOf(api: Reference, all: readonly Reference[]): Slots {
  const { document, operation, method, path = '', name } = api;
  const link = uploadLinkOf(document, operation);
  const upload = all.find((page) => page.name === api.storage);
  if (!link || !upload) throw new Error(`${name} gives no URL to upload to.`);
  const file = sampleFile(api);
  const inputs = givenInputs(api).map(({ own, value, ...input }) => ({
    ...input,
    value: own === undefined ? value : mark(own, value),
    // As a part of a path it is written otherwise, and so is what comes in its place.
    encoded:
      own === undefined ? encodeURIComponent(value) : mark(`${own}%`, encodeURIComponent(value)),
  }));
  const at = (place: string) => inputs.filter((input) => input.in === place);
  const steps = link.pointer.split('/').slice(1);
  return {
    one: {
      TITLE: document.info.title,
      BASE_URL: document.servers?.[0]?.url ?? '',
      METHOD: method.toUpperCase(),
      PATH: at('path').reduce(
        (text, { name, encoded }) => text.replace(`{${name}}`, encoded),
        path,
      ),
      SUCCESS: link.status,
      URL_KEY: steps.at(-1) ?? '',
      UPLOAD_METHOD: upload.method.toUpperCase(),
      FILE_NAME: mark('.file', file.name),
      CONTENT_TYPE: mark('.type', file.contentType),
      CLIENT: pascalCase(name),
    },
    many: [
      secretsOf(api).map(({ option, header, prefix }) => ({
        SECRET_HEADER: header,
        SECRET_PREFIX: prefix,
        SECRET_VARIABLE: variable(option),
      })),
      at('header').map(({ name, value }) => ({ HEADER_NAME: name, HEADER_VALUE: value })),
      at('query')
        .filter(({ role }) => role !== 'name')
        .map(({ name, value }) => ({ QUERY_NAME: name, QUERY_VALUE: value })),
      at('query')
        .filter(({ role }) => role === 'name')
        .map(({ name }) => ({ NAME_QUERY: name })),
      inputs
        .filter(({ role }) => role === 'argument')
        .map(({ option, value }) => ({ ARGUMENT: option, ARGUMENT_VALUE: value })),
      steps.map((step) => ({ STEP: step })),
      adviceOf(api).map(([status, todo]) => ({ API_STATUS: status, API_ADVICE: todo })),
      adviceOf(upload).map(([status, todo]) => ({ STORAGE_STATUS: status, STORAGE_ADVICE: todo })),
    ],
  };
}

/** What to do about each status of a refusal: what its kinds of error ask for. A 200 without a URL is told apart. */
function adviceOf({ document, operation }: Reference): [status: string, todo: string][] {
  const found = new Map<string, Set<string>>();
  for (const { status, meaning } of documentedAnswers(document, operation)) {
    if (!meaning.kind || `${status}`.startsWith('2')) continue;
    const todos = found.get(`${status}`) ?? new Set();
    found.set(`${status}`, todos.add(remedyOf(meaning.kind).brief));
  }
  return [...found].map(([status, todos]) => [status, [...todos].join(' Or: ')]);
}

/**
 * Puts values into a program. A slot is a name in capitals between double underscores; a line with a slot of a
 * list is repeated for each, and left out when there is none.
 *
 * @throws when a slot has no value, or a value would end the text that it stands in
 */
function fill(program: string, { one, many }: Slots): string {
  const lists = new Map(
    many.flatMap((list) => Object.keys(list[0] ?? {}).map((slot) => [slot, list])),
  );
  const lines = program.split('\n').flatMap((line) => {
    const slots = [...line.matchAll(/__([A-Z]+(?:_[A-Z]+)*)__/g)].map(([, slot = '']) => slot);
    const unknown = slots.filter((slot) => !(slot in one));
    const [first] = unknown;
    if (first === undefined) return put(line, one);
    const list = lists.get(first);
    return (list ?? []).map((values) => put(line, { ...one, ...values }));
  });
  return lines.join('\n');
}

function put(line: string, values: { readonly [slot: string]: string }): string {
  return line.replaceAll(/__([A-Z]+(?:_[A-Z]+)*)__/g, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw new Error(`A program has the slot ${slot}, which has no value.`);
    if (/["'\\$`\n]/.test(value)) throw new Error(`${slot} cannot stand in a program: ${value}`);
    return value;
  });
}

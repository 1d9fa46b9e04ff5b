import { answersOf } from '../contract/answers.ts';
import type { Json, OpenApiDocument, Operation, Parameter } from '../contract/document.ts';
import { basisOf } from '../contract/evidence.ts';
import { camelCase, pascalCase, variable } from '../contract/names.ts';
import {
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  lifetimeOf,
  sharedCalls,
} from '../contract/operations.ts';
import { apiData, type ClientData, presignCallOf, storageData } from './client-data.ts';
import { docstring, literal, nameOf, quoted } from './literal.ts';

/** The client of an API: its data, and the types of what it takes and of what it is refused with. */
export function clientModule(
  id: string,
  document: OpenApiDocument,
  storage: string | undefined,
): string {
  const presign = presignCallOf(document);
  const name = pascalCase(id);
  const settings = callsOf(document)
    .flatMap(({ operation }) => inputsOf(document, operation))
    .filter(({ role }) => role === 'setting');
  const parts = [
    declared(camelCase(id), 'Api', apiDoc(document), apiData(id, document, storage)),
    optionsType(name, document, settings),
  ];
  const imports = [
    `import type { Api } from '../../src/client/api.ts';`,
    `import type { ClientOptions${credential(document) ? ', TokenOption' : ''} } from '../../src/client/options.ts';`,
  ];
  if (presign && storage !== undefined) {
    const { operation } = presign;
    const { operationId } = operation;
    const success = successType(document, operation);
    const inputs = inputsOf(document, presign.operation).filter(({ role }) => role !== 'setting');
    parts.push(fileType(name, document, operation, inputs));
    parts.push(
      refusalsType(
        `${name}Refusals`,
        operationId,
        `(typeof ${camelCase(id)})['operations'][${quoted(operationId)}]['answers']`,
        success,
        `${document.info.title}: documented answers that are no success, also those with a status of one.`,
      ),
    );
    imports.push(
      `import type { Refusals } from '../../src/client/outcome.ts';`,
      `import { ${camelCase(storage)} } from '../${storage}/client.ts';`,
      `import type { ${success?.startsWith('components') ? 'components, ' : ''}operations } from './schema.ts';`,
    );
  }
  return `${imports.join('\n')}\n${parts.join('')}`;
}

/** The upload that a shared document describes, as a client's data. */
export function storageModule(id: string, document: OpenApiDocument): string {
  const [call] = sharedCalls(document);
  const operationId = call?.operation.operationId ?? '';
  return [
    `import type { Storage } from '../../src/client/api.ts';\n`,
    `import type { Refusals } from '../../src/client/outcome.ts';\n`,
    `import type { operations } from './schema.ts';\n`,
    declared(
      camelCase(id),
      'Storage',
      `${document.info.title} ${document.info.version}, as data.`,
      storageData(id, document),
    ),
    refusalsType(
      `${pascalCase(id)}Refusals`,
      operationId,
      `(typeof ${camelCase(id)})['answers']`,
      undefined,
      `${document.info.title}: documented answers that are no success.`,
    ),
  ].join('');
}

function declared(
  name: string,
  type: string,
  doc: string,
  { data, constants }: ClientData,
): string {
  const above = [...constants].map(
    ([constant, value]) => `\nconst ${constant} = ${literal(value)} as const;\n`,
  );
  return `${above.join('')}\n${docstring(doc)}export const ${name} = ${literal(data)} as const satisfies ${type};\n`;
}

function apiDoc(document: OpenApiDocument): string {
  const { title, version, summary = '' } = document.info;
  return `${title} ${version}, as data. ${summary}`;
}

function credential(document: OpenApiDocument) {
  return callsOf(document).flatMap(({ operation }) => credentialOf(document, operation) ?? [])[0];
}

function optionsType(name: string, document: OpenApiDocument, settings: readonly Input[]): string {
  const token = credential(document);
  const own = new Map(settings.map((setting) => [setting.option, setting]));
  const fields = [...own.values()].map(
    ({ option, parameter }) =>
      `${docstring(`${parameter.description ?? ''} Else \`${variable(option)}\` (${basisOf(parameter)}).`, '  ')}  readonly ${nameOf(option)}?: string | undefined;\n`,
  );
  const types = [
    'ClientOptions',
    ...(token ? [`TokenOption<${quoted(token.option)}>`] : []),
    ...(fields.length ? [`{\n${fields.join('')}}`] : []),
  ];
  return `\n${docstring(`What a client of ${document.info.title} takes.`)}export type ${name}Options = ${types.join(' & ')};\n`;
}

/** What the client does for its caller. */
const implications: { readonly [role in Input['role']]?: string } = {
  name: ' Give it as it is: the client does the encoding.',
  type: ' When it is left out, the extension of the name decides.',
};

function fileType(
  name: string,
  document: OpenApiDocument,
  operation: Operation,
  inputs: readonly Input[],
): string {
  const fields = inputs.map(({ option, role, parameter, schema }) => {
    const isOptional = role === 'type' || !parameter.required;
    const type = `${placeType(operation, parameter, inputs)}[${quoted(parameter.name)}]`;
    const implied = implications[role] ?? '';
    const longest =
      schema.maxLength === undefined
        ? ''
        : ` At most ${schema.maxLength.toLocaleString('en')} characters.`;
    const doc = docstring(
      `${parameter.description ?? ''}${longest}${implied} (${basisOf(parameter)})`,
      '  ',
    );
    return `${doc}  readonly ${nameOf(option)}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | undefined' : ''};\n`;
  });
  const { documented, sample } = lifetimeOf(document, operation) ?? {};
  const sampled = sample === undefined ? '' : `; the owner's sample says ${sample}`;
  const doc = `Names the file that ${document.info.title} is asked for a URL for. The URL lives for ${documented} s (documented${sampled}).`;
  return `\n${docstring(doc)}export type ${name}File = {\n${fields.join('')}};\n`;
}

/** The type of all inputs that stand where this one does, which may be left out when none is required. */
function placeType(
  { operationId }: Operation,
  { in: place }: Parameter,
  inputs: readonly Input[],
): string {
  const type = `operations[${quoted(operationId)}]['parameters']['${place}']`;
  const isSure = inputs.some(({ parameter }) => parameter.in === place && parameter.required);
  return isSure ? type : `NonNullable<${type}>`;
}

function refusalsType(
  name: string,
  operationId: string,
  answers: string,
  success: string | undefined,
  doc: string,
): string {
  const args = [
    quoted(operationId),
    `operations[${quoted(operationId)}]['responses']`,
    answers,
    success,
  ];
  const lines = args.filter((one) => one !== undefined).map((one) => `  ${one}`);
  return `\n${docstring(doc)}export type ${name} = Refusals<\n${lines.join(',\n')}\n>;\n`;
}

/** The body of a success, which no refusal has. */
function successType(document: OpenApiDocument, operation: Operation): string | undefined {
  for (const [status, { shapes }] of Object.entries(answersOf(document, operation))) {
    const success = shapes.find(({ url }) => url !== undefined);
    if (!success) continue;
    if (success.schema) return `components['schemas'][${quoted(success.schema)}]`;
    return `operations[${quoted(operation.operationId)}]['responses'][${/^\d+$/.test(status) ? status : quoted(status)}]['content'][${quoted(success.mediaType)}]`;
  }
  return undefined;
}

/** The kinds of error, and which of them can pass. */
export function kindsModule(extensions: {
  readonly $defs: {
    readonly errorKind: {
      readonly oneOf: readonly {
        readonly const: string;
        readonly title: string;
        readonly retryable: boolean;
      }[];
    };
  };
}): string {
  const kinds = extensions.$defs.errorKind.oneOf;
  const names = (all: typeof kinds): Json => all.map((kind) => kind.const);
  return [
    `\n${docstring('What an answer can mean to a caller, in the words of the contracts.')}`,
    `export type ErrorKind =\n${kinds.map((kind) => `  | '${kind.const}'`).join('\n')};\n`,
    `\n${docstring('Kinds of error after which the same request can succeed later.')}`,
    `export const retryableKinds = ${literal(names(kinds.filter(({ retryable }) => retryable)))} as const;\n`,
  ].join('');
}

import { answersOf } from '../contract/answers.ts';
import type { OpenApiDocument, Operation, Schema } from '../contract/document.ts';
import type { Answers, Shape } from '../contract/meaning.ts';
import { camelCase } from '../contract/names.ts';
import {
  type Call,
  callsOf,
  credentialOf,
  type Input,
  inputsOf,
  lifetimeOf,
  sharedCalls,
  uploadLinkOf,
} from '../contract/operations.ts';
import { Code } from './literal.ts';

/** The data of a client, and what is written above it because it would stand there more than once. */
export type ClientData = {
  readonly data: object;
  readonly constants: ReadonlyMap<string, unknown>;
};

/** The operation that gives URLs, when the API has one. */
export function presignCallOf(document: OpenApiDocument): Call | undefined {
  return callsOf(document).find(({ operation }) => uploadLinkOf(document, operation));
}

/** Everything that a client needs to know of an API. */
export function apiData(
  id: string,
  document: OpenApiDocument,
  storage: string | undefined,
): ClientData {
  const calls = callsOf(document);
  const presign = presignCallOf(document);
  const constants = new Map<string, unknown>();
  const answers = sharing(
    calls.map(({ operation }) => answersOf(document, operation)),
    constants,
    [id, storage ?? id].map(camelCase),
  );
  const [credential] = calls.flatMap(({ operation }) => credentialOf(document, operation) ?? []);
  const settings = calls
    .flatMap(({ operation }) => inputsOf(document, operation))
    .filter(({ role }) => role === 'setting');
  const data = {
    id,
    title: document.info.title,
    servers: serversOf(document),
    token: credential && {
      option: credential.option,
      commandName: otherName(credential),
      header: credential.header,
      prefix: credential.prefix,
    },
    settings: byOption(settings),
    operations: Object.fromEntries(
      calls.map(({ path, method, operation }, index) => [
        operation.operationId,
        {
          method: method.toUpperCase(),
          path,
          open: credential && !credentialOf(document, operation) ? true : undefined,
          retryable: operation['x-retryable'],
          answers: answers[index],
        },
      ]),
    ),
    // A URL is of use only where an upload is described for it.
    ...(presign &&
      storage !== undefined && {
        presign: presignData(document, presign.operation),
        storage: new Code(camelCase(storage)),
      }),
  };
  return { data, constants };
}

/** Everything that a client needs to know of the upload that a shared document describes. */
export function storageData(id: string, document: OpenApiDocument): ClientData {
  const [call] = sharedCalls(document);
  if (!call) throw new Error(`${document.info.title} has no operation for others to lead to.`);
  const { operation, method } = call;
  const constants = new Map<string, unknown>();
  const [answers] = sharing([answersOf(document, operation)], constants, [camelCase(id)]);
  const data = {
    title: document.info.title,
    operationId: operation.operationId,
    method: method.toUpperCase(),
    hosts: (document.servers ?? []).map(({ url }) => new URL(url).hostname),
    lifetimeParameter: operation['x-expiry']?.lifetime,
    maxBytes: operation['x-limits']?.bodyBytes,
    answers,
  };
  return { data, constants };
}

function serversOf({ servers = [] }: OpenApiDocument): object {
  const named = servers.map((server) => [
    server['x-environment'] ?? new URL(server.url).hostname,
    server.url,
  ]);
  return Object.fromEntries(named);
}

function presignData(document: OpenApiDocument, operation: Operation): object {
  const inputs = inputsOf(document, operation).filter(({ role }) => role !== 'setting');
  const named = (role: Input['role']) => inputs.find((input) => input.role === role)?.option;
  return {
    operation: operation.operationId,
    inputs: byOption(inputs),
    file: { name: named('name'), type: named('type') },
    contentTypes: operation['x-upload-content-types'] ?? {},
    lifetime: lifetimeOf(document, operation)?.documented,
  };
}

function byOption(inputs: readonly Input[]): object {
  return Object.fromEntries(
    inputs.map(({ option, commandName, parameter, schema }) => [
      option,
      {
        in: parameter.in,
        name: parameter.name,
        commandName: otherName({ option, commandName }),
        required: parameter.required === true,
        ...constraintOf(schema),
      },
    ]),
  );
}

function otherName({ option, commandName }: Pick<Input, 'option' | 'commandName'>) {
  return commandName === option ? undefined : commandName;
}

function constraintOf({ enum: words, format, minLength, maxLength, pattern }: Schema): object {
  return { enum: words, format, minLength, maxLength, pattern };
}

/**
 * The answers with what stands in them more than once named, so that a bundle has it once.
 *
 * @param taken names that the module has already
 */
function sharing(
  all: readonly Answers[],
  constants: Map<string, unknown>,
  taken: readonly string[],
): readonly object[] {
  const shapes = all.flatMap((answers) => Object.values(answers).flatMap(({ shapes }) => shapes));
  const tables = shapes.flatMap(({ kinds }) => (kinds ? [kinds] : []));
  const name = (value: object, wanted: string): Code => {
    const known = [...constants].find(([, one]) => JSON.stringify(one) === JSON.stringify(value));
    if (known) return new Code(known[0]);
    let free = wanted;
    const isTaken = () => constants.has(free) || taken.includes(free);
    for (let number = 2; isTaken(); number++) free = `${wanted}${number}`;
    constants.set(free, value);
    return new Code(free);
  };
  const times = (value: object, among: readonly object[]) =>
    among.filter((one) => JSON.stringify(one) === JSON.stringify(value)).length;
  const withKinds = (shape: Shape): object => {
    const isShared = shape.kinds && times(shape.kinds, tables) > 1;
    return isShared ? { ...shape, kinds: name(shape.kinds ?? {}, 'kinds') } : shape;
  };
  // Tables first: the shapes that are named below refer to them.
  for (const table of tables) if (times(table, tables) > 1) name(table, 'kinds');
  return all.map((answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([status, { kind, shapes: own }]) => [
        status,
        {
          kind,
          shapes: own.map((shape) =>
            times(shape, shapes) > 1
              ? name(withKinds(shape), `${camelCase(shape.schema ?? 'some')}Body`)
              : withKinds(shape),
          ),
        },
      ]),
    ),
  );
}

import { type Answers, read } from '../contract/meaning.ts';
import { type ClearError, type ErrorByCode, isClearError } from './errors.ts';
import type { PresignedUpload } from './presigned-upload.ts';
import type { Uploaded } from './upload.ts';

/** A call that came to what it was made for. */
export type Success<Value> = { readonly ok: true; readonly status: 200; readonly value: Value };

/** A documented answer that is no success: `body` is typed by the contract, masked and parsed. */
export type Refusal<Operation, Status, Body, Error> = {
  readonly ok: false;
  readonly operation: Operation;
  readonly status: Status;
  readonly body: Body;
  readonly error: Error;
};

/** An answer that the contract does not have; `error.status` has its number. */
export type Undocumented = {
  readonly ok: false;
  readonly operation: string;
  readonly status: 'undocumented';
  readonly body: string;
  readonly error: ClearError;
};

/** No answer: nothing was sent, or nothing came back. */
export type Unanswered = {
  readonly ok: false;
  readonly operation: string | undefined;
  readonly status: 'none';
  readonly body: undefined;
  readonly error: ClearError;
};

type Values<Table> = Table[keyof Table];

/** The kinds of error that the contract's data has for a status. */
type KindsOf<Answer> = Answer extends { readonly shapes: readonly (infer Shape)[] }
  ? WordOf<Answer, 'kind'> | WordsOf<Shape>
  : never;
type WordsOf<Shape> = Shape extends unknown
  ? WordOf<Shape, 'kind'> | Values<TableOf<Shape, 'kinds'>> | Values<TableOf<Shape, 'messages'>>
  : never;
type WordOf<Data, Key extends string> = Data extends { readonly [key in Key]: infer Word }
  ? Word
  : never;
type TableOf<Data, Key extends string> = Data extends { readonly [key in Key]: infer Table }
  ? Table
  : object;

type ErrorAt<A extends Answers, Status> = ErrorByCode[Extract<
  Status extends keyof A ? KindsOf<A[Status]> : never,
  keyof ErrorByCode
>];
type BodyOf<Response> = Response extends { readonly content: infer Content }
  ? Values<Content>
  : never;
type Refused<Operation, Status, Body, Error> = [Body] extends [never]
  ? never
  : Refusal<Operation, Status, Body, Error>;

/** Every documented answer of an operation that is no success, told apart by `status`. */
export type Refusals<Operation, Responses, A extends Answers, Successful = never> = Values<{
  [Status in keyof Responses]: Refused<
    Operation,
    Status,
    Exclude<BodyOf<Responses[Status]>, Successful>,
    ErrorAt<A, Status>
  >;
}>;

/** What an API's pre-sign call came to, as a value. */
export type PresignOutcome<ApiRefusals> =
  | Success<PresignedUpload>
  | ApiRefusals
  | Undocumented
  | Unanswered;

/** What an upload came to, as a value: `operation` tells which of its two steps was refused. */
export type UploadOutcome<ApiRefusals, StorageRefusals> =
  | Success<Uploaded>
  | ApiRefusals
  | StorageRefusals
  | Undocumented
  | Unanswered;

/** Makes of a call that throws one that returns what it came to; a fault of ours is still thrown. */
export function returning<Options, Value, Outcome>(call: (options: Options) => Promise<Value>) {
  return async (options: Options): Promise<Outcome> => {
    try {
      return { ok: true, status: 200, value: await call(options) } as Outcome;
    } catch (error) {
      if (!isClearError(error)) throw error;
      const { documented, operation, body } = error;
      const status = documented ? error.status : error.status ? 'undocumented' : 'none';
      const parsed = documented ? (read('json', String(body)) ?? body) : body;
      return { ok: false, operation, status, body: parsed, error } as Outcome;
    }
  };
}

import type {
  errorKinds as storageKinds,
  operation as storageOperation,
} from '../../generated/storage/contract.ts';
import type { operations as storageOperations } from '../../generated/storage/schema.ts';
import { parsed } from './answer.ts';
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

type Kinds = {
  readonly status: object;
  readonly code: object;
  readonly schema: object;
  readonly message: object;
};
type Values<Table> = Table[keyof Table];
type ErrorAt<K extends Kinds, Status> = ErrorByCode[Extract<
  | (`${Status & number}` extends keyof K['status'] ? K['status'][`${Status & number}`] : never)
  | Values<K['code']>
  | Values<K['schema']>
  | Values<K['message']>,
  keyof ErrorByCode
>];
type BodyOf<Response> = Response extends { readonly content: infer Content }
  ? Values<Content>
  : never;
type Refused<Operation, Status, Body, Error> = [Body] extends [never]
  ? never
  : Refusal<Operation, Status, Body, Error>;

/** Every documented answer of an operation that is no success, told apart by `status`. */
export type Refusals<Operation, Responses, K extends Kinds, Successful = never> = Values<{
  [Status in keyof Responses]: Refused<
    Operation,
    Status,
    Exclude<BodyOf<Responses[Status]>, Successful>,
    ErrorAt<K, Status>
  >;
}>;

/** What an API's pre-sign call came to, as a value. */
export type PresignOutcome<ApiRefusals> =
  | Success<PresignedUpload>
  | ApiRefusals
  | Undocumented
  | Unanswered;

/** What an upload came to, as a value: `operation` tells which of its two steps was refused. */
export type UploadOutcome<ApiRefusals> =
  | Success<Uploaded>
  | ApiRefusals
  | Refusals<
      (typeof storageOperation)['operationId'],
      storageOperations['uploadFile']['responses'],
      typeof storageKinds
    >
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
      const read = documented ? (parsed(String(body)) ?? body) : body;
      return { ok: false, operation, status, body: read, error } as Outcome;
    }
  };
}

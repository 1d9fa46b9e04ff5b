import type { Answers } from '../contract/meaning.ts';

/** What an input must look like, in the words of JSON Schema. */
export type Constraint = {
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** What the API is assumed to ask for; left to it to judge. */
  readonly pattern?: string;
};

/** What a caller gives an operation, by its name on the wire. */
export type Input = Constraint & {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  /** What a command calls it, where that is not the name that callers use. */
  readonly commandName?: string;
  readonly required: boolean;
};

/** One call of an API. */
export type Operation = {
  readonly method: string;
  readonly path: string;
  /** Whether it is called without the token. */
  readonly open?: boolean;
  /** Whether the contract says that it may be sent again although its method is not idempotent. */
  readonly retryable?: boolean;
  readonly answers: Answers;
};

/** The call that gives a URL, and how a file is described to it. */
export type Presign = {
  readonly operation: string;
  /** What it takes with each call, by the names that callers use. */
  readonly inputs: { readonly [name: string]: Input };
  /** The input that is the file's name, and the one that is its type, when there is one. */
  readonly file: { readonly name: string; readonly type?: string };
  /** The Content-Type that the upload must carry, by file extension. */
  readonly contentTypes: { readonly [extension: string]: string };
  /** Documented lifetime of the URL, seconds. */
  readonly lifetime: number;
};

/** The upload that a pre-signed URL is for. */
export type Storage = {
  readonly title: string;
  readonly operationId: string;
  readonly method: string;
  readonly hosts: readonly string[];
  /** The query parameter of the URL that tells for how many seconds it lives. */
  readonly lifetimeParameter: string;
  /** The most that one upload carries, bytes. */
  readonly maxBytes: number;
  readonly answers: Answers;
};

/** Everything that the contract says of one API, as data; a client is made from it. */
export type Api = {
  readonly id: string;
  readonly title: string;
  /** Base URLs by environment; the first is the usual one. */
  readonly servers: { readonly [environment: string]: string };
  /** The credential that is sent with each call, and the option that it comes from. */
  readonly token?: {
    readonly option: string;
    /** What a command calls it, where that is not its option. */
    readonly commandName?: string;
    readonly header: string;
    readonly prefix?: string;
  };
  /** Inputs that a client is given once, since they are secrets, by their option. */
  readonly settings: { readonly [option: string]: Input };
  readonly operations: { readonly [operationId: string]: Operation };
  readonly presign?: Presign;
  readonly storage?: Storage;
};

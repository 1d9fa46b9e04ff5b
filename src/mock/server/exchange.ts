import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../answers.ts';
import type { ContractName } from '../documents.ts';
import type { Reply } from '../http/reply.ts';

/** One request on its way to an answer. */
export type Exchange = {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  /** By the process's monotonic clock, milliseconds. */
  readonly startedAt: number;
  /** The client waits for `100 Continue` before it sends its body. */
  awaitsContinue: boolean;
};

/** What stands at a path. */
export type Target = {
  /** The contract whose operation this is; none for what the mock adds. */
  readonly contract?: ContractName;
  /** The documented answers of that operation. */
  readonly answers?: readonly Answer[];
  readonly methods: readonly string[];
  readonly answer: (exchange: Exchange) => Reply | Promise<Reply>;
  /** The answer to a method that is not among `methods`; by default a plain 405. */
  readonly refuseMethod?: (exchange: Exchange) => Promise<Reply>;
};

import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Answer } from '../answers.ts';
import type { ContractName } from '../documents.ts';
import type { Reply } from '../http/reply.ts';
import { splitTarget } from '../http/target.ts';
import type { Entry, Journal, Outcome } from '../journal/journal.ts';
import { send } from './send.ts';

/** One request on its way to its one answer. */
export class Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  /** By the process's monotonic clock, milliseconds. */
  readonly startedAt = performance.now();
  /** The client waits for `100 Continue` before it sends its body. */
  awaitsContinue: boolean;
  #isOver = false;
  #journal: Journal | undefined;
  #entry: Entry | undefined;

  constructor(message: IncomingMessage, response: ServerResponse, awaitsContinue: boolean) {
    const { path, search } = splitTarget(message.url ?? '/');
    this.message = message;
    this.response = response;
    this.method = message.method ?? 'GET';
    this.path = path;
    this.search = search;
    this.awaitsContinue = awaitsContinue;
  }

  /** From now on it stands in the journal. */
  enter(journal: Journal, operation?: ContractName): void {
    this.#journal = journal;
    this.#entry = journal.begin(this, operation);
  }

  /** For an answer that does not come at once: a client may leave before. */
  wait(): void {
    this.response.once('close', () => {
      if (this.response.writableFinished) return;
      this.end({ status: 0, note: 'the client left before the whole answer' });
    });
  }

  /** Tells a client that waits for it to send its body. */
  welcomeBody(): void {
    if (this.awaitsContinue) this.response.writeContinue();
    this.awaitsContinue = false;
  }

  /** Sends an answer, unless another has been sent. @param closing ends the connection with it */
  answer(reply: Reply, closing: boolean): void {
    if (this.#isOver) return;
    send(this, reply, closing);
    this.end(reply);
  }

  /** Writes into the journal what became of it. Only the first word counts. */
  end(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#entry) this.#journal?.end(this.#entry, outcome);
  }
}

/** What stands at a path. */
export type Target = {
  /** The contract whose operation this is; none for what the mock adds. */
  readonly contract?: ContractName;
  /** The documented answers of that operation. */
  readonly answers?: readonly Answer[];
  readonly methods: readonly string[];
  readonly answer: (exchange: Exchange) => Reply | Promise<Reply>;
  /** The answer to a method that is not among `methods`; by default a plain 405. */
  readonly refuseMethod?: (exchange: Exchange, allow: string) => Reply;
};

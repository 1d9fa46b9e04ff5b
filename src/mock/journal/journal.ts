import { performance } from 'node:perf_hooks';
import type { ContractName } from '../documents.ts';
import type { Exchange } from '../server/exchange.ts';
import type { Mask } from './mask.ts';

/** One request and what became of it, with nothing secret in it. */
export type RequestRecord = {
  /** Counts from 1. */
  readonly id: number;
  /** When the request came, ISO 8601, by the real clock. */
  readonly at: string;
  readonly method: string;
  /** Secrets are masked. */
  readonly path: string;
  /** Begins with a question mark when there is one; secrets are masked, a signed query whole. */
  readonly query: string;
  /** By their names in lower case; secrets are masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** The document whose operation was called. */
  readonly operation: ContractName | null;
  /** Null until it is answered; 0 when the connection was cut, by either side, instead of an answer. */
  readonly status: number | null;
  /** The name of the documented example that was the answer. */
  readonly example: string | null;
  /** Why the answer is what it is, where that is not plain. */
  readonly note: string | null;
  /** Until its answer was sent, or until now. */
  readonly milliseconds: number;
  /** In proxy mode: every way in which request or answer departs from the contract. */
  readonly departures: readonly Departure[];
};

/** One way in which a request or an answer departs from the contract. */
export type Departure = {
  readonly in: 'request' | 'answer';
  /** The part at fault: `header x-integration-id`, `status`, `body /result/uploadUrl`. */
  readonly at: string;
  readonly message: string;
};

/** What one line of log holds. */
export type LogEntry = Omit<RequestRecord, 'headers'>;

/** What became of a request. */
export type Outcome = {
  readonly operation?: ContractName | undefined;
  readonly status: number;
  readonly example?: string | undefined;
  readonly note?: string | undefined;
  readonly departures?: readonly Departure[] | undefined;
};

/** A request in the journal: texts alone, so that it keeps neither a body nor a connection alive. */
export type Entry = {
  readonly id: number;
  readonly at: number;
  readonly startedAt: number;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly rawHeaders: readonly string[];
  operation: ContractName | undefined;
  outcome: (Outcome & { readonly milliseconds: number }) | undefined;
};

/** The latest requests. What they hold is masked when somebody looks, so that remembering costs little. */
export class Journal {
  readonly #mask: Mask;
  readonly #size: number;
  readonly #log: ((entry: LogEntry) => void) | undefined;
  #entries: Entry[] = [];
  #count = 0;
  #logFailed = false;

  /** @param size how many requests to remember */
  constructor(mask: Mask, size: number, log?: (entry: LogEntry) => void) {
    this.#mask = mask;
    this.#size = size;
    this.#log = log;
  }

  begin(exchange: Exchange, operation: ContractName | undefined): Entry {
    const { startedAt, method, path, search, message } = exchange;
    const { rawHeaders } = message;
    const id = ++this.#count;
    const request = { method, path, search, rawHeaders };
    const entry = { id, at: Date.now(), startedAt, ...request, operation, outcome: undefined };
    if (this.#size > 0) this.#entries[id % this.#size] = entry;
    return entry;
  }

  end(entry: Entry, { operation, status, example, note, departures }: Outcome): void {
    const milliseconds = performance.now() - entry.startedAt;
    entry.operation ??= operation;
    entry.outcome = { status, example, note, departures, milliseconds };
    if (this.#log) this.#tell(this.#log, this.#shown(entry));
  }

  #shown(entry: Entry): LogEntry {
    const { id, at, startedAt, method, path, search, operation, outcome } = entry;
    const milliseconds = outcome?.milliseconds ?? performance.now() - startedAt;
    return {
      id,
      at: new Date(at).toISOString(),
      method,
      path: this.#mask.path(path),
      query: this.#mask.search(search),
      operation: operation ?? null,
      status: outcome?.status ?? null,
      example: outcome?.example ?? null,
      note: outcome?.note ?? null,
      milliseconds: Math.round(milliseconds * 1000) / 1000,
      departures: outcome?.departures ?? [],
    };
  }

  /** The log is the caller's own code: its failure is told once, and ends neither the answer nor the process. */
  async #tell(log: (entry: LogEntry) => unknown, entry: LogEntry): Promise<void> {
    try {
      await log(entry);
    } catch (fault) {
      if (this.#logFailed) return;
      this.#logFailed = true;
      process.emitWarning(`The mock's log function failed: ${fault}`);
    }
  }

  /** The oldest first. */
  list(): RequestRecord[] {
    return Object.values(this.#entries)
      .toSorted((a, b) => a.id - b.id)
      .map((entry) => ({
        ...this.#shown(entry),
        headers: this.#mask.headers(entry.rawHeaders),
      }));
  }

  clear(): void {
    this.#entries = [];
  }
}

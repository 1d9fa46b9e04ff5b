import { performance } from 'node:perf_hooks';
import type { ContractName } from '../documents.ts';
import type { Departure } from '../proxy/departure.ts';
import type { Exchange } from '../server/exchange.ts';
import type { Mask } from './mask.ts';

/** One request and what became of it, with nothing secret in it. */
export type RequestRecord = {
  /** Counts from 1. */
  readonly id: number;
  /** When the answer was sent, ISO 8601, by the real clock. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Begins with a question mark when there is one; secrets are masked, a signed query whole. */
  readonly query: string;
  /** By their names in lower case; secrets are masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** The document whose operation was called. */
  readonly operation: ContractName | null;
  /** 0 when the connection was cut instead of an answer. */
  readonly status: number;
  /** The name of the documented example that was the answer. */
  readonly example: string | null;
  /** Why the answer is what it is, where that is not plain. */
  readonly note: string | null;
  readonly milliseconds: number;
  /** In proxy mode: every way in which request or answer departs from the contract. */
  readonly departures: readonly Departure[];
};

/** What one line of log holds. */
export type LogEntry = Omit<RequestRecord, 'headers'>;

/** What became of a request. */
export type Outcome = {
  readonly operation?: ContractName | undefined;
  readonly status: number;
  readonly example?: string | undefined;
  readonly note?: string | undefined;
  readonly departures?: readonly Departure[];
};

/** The latest requests. What they hold is masked when somebody looks, so that remembering costs little. */
export class Journal {
  readonly #mask: Mask;
  readonly #size: number;
  readonly #log: ((entry: LogEntry) => void) | undefined;
  #entries: (() => RequestRecord)[] = [];
  #count = 0;
  #logFailed = false;

  /** @param size how many requests to remember */
  constructor(mask: Mask, size: number, log?: (entry: LogEntry) => void) {
    this.#mask = mask;
    this.#size = size;
    this.#log = log;
  }

  record(exchange: Exchange, outcome: Outcome): void {
    const id = ++this.#count;
    const now = Date.now();
    const milliseconds = performance.now() - exchange.startedAt;
    const { method, path, search, message } = exchange;
    const { rawHeaders } = message;
    const entry = (): LogEntry => ({
      id,
      at: new Date(now).toISOString(),
      method,
      path,
      query: this.#mask.search(search),
      operation: outcome.operation ?? null,
      status: outcome.status,
      example: outcome.example ?? null,
      note: outcome.note ?? null,
      milliseconds: Math.round(milliseconds * 1000) / 1000,
      departures: outcome.departures ?? [],
    });
    if (this.#size > 0) {
      this.#entries[id % this.#size] = () => ({
        ...entry(),
        headers: this.#mask.headers(rawHeaders),
      });
    }
    if (this.#log) this.#tell(this.#log, entry());
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
      .map((entry) => entry())
      .toSorted((a, b) => a.id - b.id);
  }

  clear(): void {
    this.#entries = [];
  }
}

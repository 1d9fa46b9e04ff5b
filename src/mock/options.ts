import type { RequestListener } from 'node:http';
import type { LogEntry } from './journal/journal.ts';

/** A mistake of whoever starts or calls the mock: its message is all they need to see. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

export type MockOptions = {
  /** Port to listen on; 0, the default, lets the system choose one that is free. */
  readonly port?: number | undefined;
  /** Address to listen on; by default only this machine can reach the mock. */
  readonly host?: string | undefined;
  /** Folder for uploads; without it they stay in memory, the oldest forgotten first. */
  readonly data?: string | undefined;
  /** The only tokens to accept. By default every token that is not documented as invalid is accepted. */
  readonly tokens?: readonly string[] | undefined;
  /** Answer with the documents' own URLs instead of signed ones that lead here. */
  readonly examples?: boolean | undefined;
  /** The same seed gives the same keys, ids and latencies. */
  readonly seed?: string | undefined;
  /** Milliseconds that each answer of the APIs and the storage waits: a number, or least and most. */
  readonly latency?: number | readonly [least: number, most: number] | undefined;
  /** Bytes that one upload may have; at most the contract's limit. */
  readonly maxUploadBytes?: number | undefined;
  /** Folder with the bundled documents to serve instead of the mock's own. */
  readonly documents?: string | undefined;
  /** Bytes that all uploads together may have: 1 GiB in memory, 20 GiB in a folder unless given. */
  readonly maxStoredBytes?: number | undefined;
  /** Names, without a port, that a `Host` header may have beside the loopback's and the `host`; `*` allows every one. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Answers on the same port what is neither an API's, nor the storage's, nor a page of the mock: a site beside it. */
  readonly beside?: RequestListener | undefined;
  /** A real server: requests go there, and how they and its answers depart from the contract is told. */
  readonly upstream?: string | undefined;
  /** How many of the latest requests to remember; 1000 by default. */
  readonly journalSize?: number | undefined;
  /** Takes one line of log for each request. When it fails, a warning of the process says so once. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
};

/** @throws {UserError} naming the option, the value and what it may be */
export function checkOptions(options: MockOptions): void {
  const { port, latency, maxUploadBytes, maxStoredBytes, journalSize, upstream } = options;
  if (port !== undefined) wholeNumber('port', port, 0, 65535);
  if (maxUploadBytes !== undefined) wholeNumber('max-upload', maxUploadBytes, 0);
  if (maxStoredBytes !== undefined) wholeNumber('max-stored', maxStoredBytes, 0);
  if (journalSize !== undefined) wholeNumber('journalSize', journalSize, 0);
  for (const milliseconds of [latency ?? 0].flat())
    wholeNumber('latency', milliseconds, 0, 600_000);
  if (Array.isArray(latency) && latency[0] > latency[1]) {
    throw new UserError(`latency is ${latency.join('-')}: the least must come first.`);
  }
  if (upstream !== undefined && !(/^https?:/.test(upstream) && URL.canParse(upstream))) {
    throw new UserError(`upstream is ${upstream}; it must be an http or https URL.`);
  }
}

function wholeNumber(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER) {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UserError(`${name} is ${value}; it must be a whole number from ${least} to ${most}.`);
  }
}

import type { Writable } from 'node:stream';
import { printable } from '../http/reply.ts';
import type { LogEntry } from './journal.ts';

export type LogFormat = 'pretty' | 'json' | 'off';

/** Milliseconds that a line may wait for others, so that a busy mock does not write each on its own. */
const gather = 20;

/** Bytes that may wait for whoever reads the log; a reader who is further behind has stopped reading. */
const mostUnread = 16 * 1024 * 1024;

/** Writes one line for each request to the stream, a few at a time. */
export function logWriter(
  format: Exclude<LogFormat, 'off'>,
  stream: Pick<Writable, 'write' | 'writableLength'>,
): (entry: LogEntry) => void {
  const write = format === 'json' ? json : pretty;
  let waiting: LogEntry[] = [];
  const flush = (): void => {
    if (stream.writableLength < mostUnread) stream.write(waiting.map(write).join(''));
    waiting = [];
  };
  return (entry) => {
    if (waiting.length === 0) setTimeout(flush, gather);
    waiting.push(entry);
  };
}

function json(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function pretty(entry: LogEntry): string {
  const { at, method, path, query, status, example, note, milliseconds, departures } = entry;
  const why = [example, note].filter(Boolean).join(': ');
  const first = `${at.slice(11, 19)} ${status} ${method} ${printable(path + query)} ${milliseconds} ms ${printable(why)}`;
  const rest = departures.map((d) => `         departs: ${d.in} ${d.at}: ${printable(d.message)}`);
  return `${[first.trimEnd(), ...rest].join('\n')}\n`;
}

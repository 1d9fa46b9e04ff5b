import type { Mask } from './mask.ts';
import { ownFault } from './refusal.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** From the most talkative to the most silent. */
export type LogLevel = (typeof levels)[number];

/** Takes one line of text; `console` is one. No line has a token, a secret input or a URL's query in it. */
export type Logger = { readonly [Level in LogLevel]: (line: string) => void };

/** Writes a line when its level is wanted. Errors and what is made of them have no other. */
export type Log = (level: LogLevel, line: () => string) => void;

export function createLog(logger: Logger | undefined, least: LogLevel, mask: Mask): Log {
  return (level, line) => {
    if (!logger || levels.indexOf(level) < levels.indexOf(least)) return;
    try {
      logger[level](`clear-presign: ${line()}`);
    } catch (fault) {
      throw ownFault('logger', mask, fault);
    }
  };
}

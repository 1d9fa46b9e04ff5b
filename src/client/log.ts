const levels = ['debug', 'info', 'warn', 'error'] as const;

/** From the most talkative to the most silent. */
export type LogLevel = (typeof levels)[number];

/** Takes one line of text; `console` is one. No line has a token, an integration id or a URL's query in it. */
export type Logger = { readonly [Level in LogLevel]: (line: string) => void };

/** Writes a line when its level is wanted. */
export type Log = (level: LogLevel, line: string) => void;

export function createLog(logger: Logger | undefined, least: LogLevel = 'info'): Log {
  return (level, line) => {
    if (logger && levels.indexOf(level) >= levels.indexOf(least)) {
      logger[level](`clear-presign: ${line}`);
    }
  };
}

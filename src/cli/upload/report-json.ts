import { jsonText } from '../terminal/json-text.ts';
import type { Reporter } from './reporter.ts';

/** One JSON object a line on stdout. */
export function jsonReporter(): Reporter {
  const write = (event: string, facts: object): void => {
    process.stdout.write(`${jsonText({ event, ...facts })}\n`);
  };
  return {
    warning: (file, { code, says, advice }, isError) =>
      write(isError ? 'error' : 'warning', { file, code, message: says, advice }),
    wouldSend: ({ file }, requests) => write('would-send', { file, ...requests }),
    progress: () => {},
    looking: () => {},
    looked: () => {},
    retrying: (file, what) => write('retrying', { file, message: what }),
    uploaded: ({ file, size }, { presigned, etag, attempts }) =>
      write('uploaded', { file, bytes: size, location: presigned.location, etag, attempts }),
    failed: (file, { outcome: _, ...failure }) => write('failed', { file, ...failure }),
    notSent: (file, why) => write('not-sent', { file, message: why }),
    summary: (totals, exitCode) => write('summary', { ...totals, exitCode }),
  };
}

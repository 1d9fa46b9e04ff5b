import type { Uploaded } from 'clear-presign/node';
import type { Finding } from '../content/finding.ts';
import type { Failure } from '../failure.ts';
import { jsonText } from '../terminal/texts.ts';
import type { DryRun } from './dry-run.ts';
import type { Planned } from './plan.ts';

/** What a run of uploads comes to. */
export type Totals = {
  readonly files: number;
  readonly uploaded: number;
  readonly failed: number;
  readonly notSent: number;
  /** Bytes of the files that were uploaded. */
  readonly bytes: number;
};

/** Tells a person or a program how the uploads go. */
export type Reporter = {
  /** @param seen bytes of one file so far */
  looking(seen: number, size: number, filesDone: number, files: number): void;
  /** The look at a file is over. */
  looked(): void;
  /** @param isRefused whether the file is not sent for it */
  found(file: string, finding: Finding, isRefused: boolean): void;
  wouldSend(planned: Planned, requests: DryRun): void;
  /**
   * @param sent bytes of all files so far
   * @param isOpen whether an answer of storage is still due
   */
  progress(sent: number, total: number, filesDone: number, files: number, isOpen: boolean): void;
  /** A request that is sent again, and why. */
  retrying(file: string, what: string): void;
  uploaded(planned: Planned, result: Uploaded): void;
  failed(file: string, failure: Failure): void;
  /** A file that was not begun, or stopped before its last byte went. */
  notSent(file: string, why: string): void;
  summary(totals: Totals, exitCode: number): void;
};

/** One JSON object a line on stdout. */
export function jsonReporter(): Reporter {
  const write = (event: string, facts: object): void => {
    process.stdout.write(`${jsonText({ event, ...facts })}\n`);
  };
  return {
    found: (file, { code, says, advice, basis }, isRefused) =>
      write(isRefused ? 'error' : 'warning', { file, code, message: says, advice, basis }),
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

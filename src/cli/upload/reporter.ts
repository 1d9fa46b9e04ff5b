import type { Uploaded } from '../../client/node.ts';
import type { Finding } from '../content/look.ts';
import type { Failure } from '../failure.ts';
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
  /** @param isError with `--strict` */
  warning(file: string, finding: Finding, isError: boolean): void;
  wouldSend(planned: Planned, requests: DryRun): void;
  /** @param sent bytes of all files so far */
  progress(sent: number, total: number, filesDone: number, files: number): void;
  /** A request that is sent again, and why. */
  retrying(file: string, what: string): void;
  uploaded(planned: Planned, result: Uploaded): void;
  failed(file: string, failure: Failure): void;
  /** A file that was not begun, or stopped before its last byte went. */
  notSent(file: string, why: string): void;
  summary(totals: Totals, exitCode: number): void;
};

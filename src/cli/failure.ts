import { type ClearError, createMask, type ErrorCode } from 'clear-presign';
import type { Outcome } from './exit-codes.ts';
import { inOwnWords } from './own-words.ts';
import { known, secrets } from './settings/registry.ts';

/** What to tell a person of something thrown, and how the run ends by it. */
export type Failure = {
  readonly message: string;
  readonly outcome: Outcome;
  /** The client's stable word for it, or one of ours. */
  readonly code: string;
  /** The HTTP status of the answer, when there was one. */
  readonly status?: number | undefined;
  /** The owner's error code, when the answer had one. */
  readonly ownerCode?: string | undefined;
};

const outcomes: { readonly [code in ErrorCode]: Outcome } = {
  authentication: 'authentication',
  'permission-denied': 'permission',
  'license-expired': 'permission',
  'quota-exceeded': 'quota',
  'invalid-request': 'invalidFile',
  'unsupported-file-type': 'invalidFile',
  'server-fault': 'server',
  'unexpected-answer': 'server',
  'storage-refused': 'storage',
  'url-expired': 'storage',
  connection: 'network',
  timeout: 'network',
  aborted: 'interrupted',
  'invalid-option': 'usage',
};

/** All that the client can object to in the path of a file that was looked at. */
export const changed = 'changed after it was looked at: is it still being written?';

/** Options of the client that a file fills. */
const aboutTheFile = [...known.flatMap(({ presign }) => presign?.file.name ?? []), 'body', 'path'];

/** A mistake of the person who typed the command: one sentence, no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file that is not sent, and why. */
export class UnfitFileError extends Error {
  override readonly name = 'UnfitFileError';
}

export function failureOf(fault: unknown): Failure {
  if (fault instanceof UsageError) {
    return { message: fault.message, outcome: 'usage', code: 'usage' };
  }
  if (fault instanceof UnfitFileError) {
    return { message: fault.message, outcome: 'invalidFile', code: 'unfit' };
  }
  if (isKnown(fault)) {
    const { code, status, ownerCode, ownerMessage, option = '' } = fault;
    const message = option === 'path' ? changed : inOwnWords(fault.message, ownerMessage);
    const outcome = aboutTheFile.includes(option) ? 'invalidFile' : outcomes[code];
    return { message, outcome, code, status, ownerCode };
  }
  if (isFileFault(fault)) {
    return {
      message: fileFaults[fault.code] ?? `cannot be read (${fault.code})`,
      outcome: 'invalidFile',
      code: 'file',
    };
  }
  return { message: defectMessage(fault), outcome: 'defect', code: 'defect' };
}

/** By its code: `check` has an error of its own for a connection, whose word is the library's. */
function isKnown(fault: unknown): fault is ClearError {
  const { code } = fault as { readonly code?: unknown };
  return typeof code === 'string' && Object.hasOwn(outcomes, code);
}

/** A stack is of use to whoever mends the defect; it may quote what it was called with. */
function defectMessage(fault: unknown): string {
  const mask = createMask(() => secrets.flatMap(({ variable }) => process.env[variable] ?? []));
  const said = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return mask(`this is a defect, please report it: ${said}`);
}

const fileFaults: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
  ENOTDIR: 'no such file',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has a longer name than any file',
};

function isFileFault(fault: unknown): fault is { code: string; path?: string } {
  return fault instanceof Error && 'syscall' in fault && 'code' in fault;
}

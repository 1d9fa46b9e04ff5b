import type { ErrorCode } from '../errors.ts';
import type { Outcome } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** What to tell a person of something thrown, and how the run ends by it. */
export type Failure = {
  readonly message: string;
  readonly outcome: Outcome;
  /** The client's stable word for it, or one of ours. */
  readonly code: string;
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

/** Options of the client that the name of a file fills. */
const aboutTheFile = ['filename', 'fileName', 'body', 'path'];

export function failureOf(fault: unknown): Failure {
  if (fault instanceof UsageError) {
    return { message: fault.message, outcome: 'usage', code: 'usage' };
  }
  const { code, message, option } = fault as { code?: string; message?: string; option?: string };
  if (code && Object.hasOwn(outcomes, code)) {
    const known = code as ErrorCode;
    const outcome = aboutTheFile.includes(option ?? '') ? 'invalidFile' : outcomes[known];
    return { message: message ?? code, outcome, code };
  }
  if (isFileFault(fault)) {
    return { message: fileFaults[fault.code] ?? fault.code, outcome: 'invalidFile', code: 'file' };
  }
  const said = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  return {
    message: `this is a defect, please report it: ${said}`,
    outcome: 'defect',
    code: 'defect',
  };
}

const fileFaults: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
  ENOTDIR: 'no such file',
};

function isFileFault(fault: unknown): fault is { code: string; path?: string } {
  return fault instanceof Error && 'syscall' in fault && 'code' in fault;
}

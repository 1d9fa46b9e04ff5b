import { type Paint, paintFor } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { formatBytes } from '../terminal/units.ts';
import { requestLines } from './dry-run.ts';
import type { Reporter, Totals } from './reporter.ts';

/** Lines for people, results on stdout and the rest on stderr; with a progress bar on a terminal. */
export function lineReporter(): Reporter {
  const bar = process.stderr.isTTY ? new ProgressBar(process.stderr) : undefined;
  const write = (stream: NodeJS.WriteStream, line: (paint: Paint) => string): void => {
    bar?.clear();
    stream.write(`${line(paintFor(stream))}\n`);
  };
  return {
    looking: (seen, size, filesDone, files) =>
      bar?.updateLater({ done: seen, total: size, note: lookNote(filesDone, files) }),
    looked: () => bar?.stop(),
    warning: (file, { says, advice }, isError) =>
      write(process.stderr, (paint) => {
        const word = isError ? paint('red', 'error') : paint('yellow', 'warning');
        return `${word}: ${printable(`${file} ${says}. ${advice}`)}`;
      }),
    wouldSend: (planned, requests) =>
      write(process.stdout, () => requestLines(planned, requests).map(printable).join('\n')),
    progress: (sent, total, filesDone, files) =>
      bar?.update({
        done: sent,
        total,
        ...(files > 1 && { note: `${filesDone} of ${files} files` }),
      }),
    retrying: (file, what) =>
      write(process.stderr, (paint) => paint('dim', printable(`${file}: ${what}`))),
    uploaded: ({ file, size }, { presigned }) =>
      write(
        process.stdout,
        (paint) =>
          `${paint('green', 'uploaded')} ${printable(`${file} (${formatBytes(size)}) to ${presigned.location}`)}`,
      ),
    failed: (file, { message }) =>
      write(
        process.stderr,
        (paint) => `${paint('red', 'failed')} ${printable(`${file}: ${message}`)}`,
      ),
    notSent: (file, why) =>
      write(
        process.stderr,
        (paint) => `${paint('yellow', 'not sent')} ${printable(`${file}: ${why}`)}`,
      ),
    summary: (totals) => {
      bar?.stop();
      write(process.stderr, () => summaryLine(totals));
      if (totals.uploaded) write(process.stderr, () => nextStep);
    },
  };
}

const nextStep = 'Stored, not yet ingested: the next call is the ingestion (see the guides).';

function lookNote(filesDone: number, files: number): string {
  return files > 1 ? `looking at file ${filesDone + 1} of ${files}` : 'looking at the file';
}

function summaryLine({ files, uploaded, failed, notSent, bytes }: Totals): string {
  const parts = [`${uploaded} of ${files} ${files === 1 ? 'file' : 'files'} uploaded`];
  if (uploaded) parts[0] += ` (${formatBytes(bytes)})`;
  if (failed) parts.push(`${failed} failed`);
  if (notSent) parts.push(`${notSent} not sent`);
  return `${parts.join(', ')}.`;
}

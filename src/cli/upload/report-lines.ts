import { type Paint, paintFor } from '../terminal/colours.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { formatBytes, printable } from '../terminal/texts.ts';
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
    found: (file, { says, advice, basis, isRefusal }, isRefused) =>
      write(process.stderr, (paint) => {
        const word = isRefused ? paint('red', 'error') : paint('yellow', 'warning');
        const anyway = isRefused && isRefusal ? ' Or send it all the same with --force.' : '';
        return `${word}: ${printable(`${file} ${says} (${sources[basis]}). ${advice}${anyway}`)}`;
      }),
    wouldSend: (planned, requests) =>
      write(process.stdout, () => requestLines(planned, requests).map(printable).join('\n')),
    progress: (sent, total, filesDone, files, isOpen) => {
      const waits = isOpen && sent >= total ? 'storage is still to answer' : undefined;
      const note = files > 1 ? `${filesDone} of ${files} files` : undefined;
      bar?.update({ done: sent, total, isOpen, note: waits ?? note });
    },
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

/** What a finding rests on. */
const sources = { documented: "a page of the owner's", inferred: 'our reading' } as const;

const nextStep =
  'Stored, not yet ingested: the next call is the ingestion, which clear-presign leaves to you. The owner describes it on https://docs.cleartax.in.';

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

import { open, rm } from 'node:fs/promises';
import { baseUrlOf, createMask } from 'clear-presign/node';
import type { CheckOptions } from '../commands/check.ts';
import type { Outcome } from '../exit-codes.ts';
import { UsageError } from '../failure.ts';
import { interruptible } from '../interruption.ts';
import { secrets } from '../settings/registry.ts';
import { isSendable } from '../settings/secret-file.ts';
import { collectSettings, type Given } from '../settings/settings.ts';
import { paintFor } from '../terminal/colours.ts';
import { presigns } from './contract.ts';
import { evidenceOverlay } from './evidence.ts';
import { jsonReport, junitReport, tableReport } from './reports.ts';
import { type Report, type Result, summaryLines } from './results.ts';
import { type CheckRun, refusedToken, runChecks } from './run.ts';
import { judgeStatements } from './statements.ts';

/** `clear-presign check` */
export async function checkServer(values: CheckOptions & Given): Promise<Outcome | number> {
  const settings = await collectSettings(values);
  for (const { option, what } of secrets) refuseUnlessSendable(what, settings.secrets[option]);
  const apis = Object.values(presigns).filter(({ id }) => !settings.api || id === settings.api.id);
  const output = await openOutput('--output', values.output);
  const evidence = await openOutput('--evidence', values.evidence);
  return interruptible(async (interruption) => {
    const run: CheckRun = {
      baseUrl: baseUrlOf(settings.baseUrl, apis[0]?.servers ?? {}),
      apis,
      secrets: settings.secrets,
      inputs: settings.inputs,
      uploads: values.upload,
      waiting: { signal: interruption.signal, timeout: settings.timeout },
    };
    try {
      const report = await check(run);
      await output.write(render(report, values));
      if (values.evidence) await evidence.write(evidenceOverlay(report, new Date()));
      // Who looks at a shell or a log should not have to open a file to see how it went.
      if (values.output) process.stderr.write(`${summaryLines(report).join('\n')}\n`);
      if (interruption.exitCode === undefined) return outcomeOf(report.results, values);
      process.stderr.write('clear-presign: stopped; the report has what was seen until then\n');
      return interruption.exitCode;
    } catch (fault) {
      hideCount();
      await output.discard();
      await evidence.discard();
      throw fault;
    }
  });
}

async function check(run: CheckRun): Promise<Report> {
  const mask = createMask(() => Object.values(run.secrets).flatMap((secret) => secret ?? []));
  const results: Result[] = [];
  for await (const result of runChecks(run)) {
    // What an answer said may quote what was asked with.
    const departures = result.departures.map((one) => ({ ...one, says: mask(one.says) }));
    results.push({ ...result, departures });
    showCount(results.length);
  }
  hideCount();
  const mock = results.some(({ fromMock }) => fromMock);
  const answers = { baseUrl: run.baseUrl, mock, results };
  return { ...answers, statements: judgeStatements(answers) };
}

/** A check of a server far away takes a while; on a terminal it shows that it goes on. */
function showCount(count: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${count} cases`);
}

function hideCount(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** Any value may be tried, but a header must be able to carry it. */
function refuseUnlessSendable(what: string, value = 'unused'): void {
  if (isSendable(value)) return;
  throw new UsageError(`The ${what} has characters that a header cannot carry.`);
}

function render(report: Report, { report: form = 'table', output }: CheckOptions): string {
  if (form === 'json') return jsonReport(report);
  if (form === 'junit') return junitReport(report);
  return tableReport(report, output ? (_, text) => text : paintFor(process.stdout));
}

/**
 * Opens the place of a report before anything is sent: a name that cannot be written is told at once,
 * and no report of an earlier check is taken for that of this one.
 *
 * @throws UsageError
 */
async function openOutput(flag: string, path: string | undefined) {
  if (!path) {
    const write = async (text: string) => void process.stdout.write(text);
    return { write, discard: async () => {} };
  }
  const file = await open(path, 'w').catch((fault: NodeJS.ErrnoException) => {
    throw new UsageError(`${flag}: ${path} cannot be written: ${fault.code}.`);
  });
  const isFile = (await file.stat()).isFile();
  return {
    write: async (text: string) => {
      await file.writeFile(text);
      await file.close();
    },
    discard: async () => {
      await file.close();
      // A device or a pipe is nobody's to take away.
      if (isFile) await rm(path);
    },
  };
}

function outcomeOf(results: readonly Result[], { allowSkipped }: CheckOptions): Outcome {
  if (results.some(({ why }) => why === refusedToken)) return 'authentication';
  if (results.some(({ state }) => state === 'departs')) return 'departures';
  return !allowSkipped && results.some(({ lacksSecret }) => lacksSecret) ? 'skipped' : 'success';
}

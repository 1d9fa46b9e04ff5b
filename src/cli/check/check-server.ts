import { open, rm } from 'node:fs/promises';
import { createMask } from '../../client/mask.ts';
import { baseUrlOf } from '../../client/settings.ts';
import type { CheckArguments } from '../commands/check.ts';
import type { Outcome } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { isSendable } from '../settings/secret-file.ts';
import { collectSettings } from '../settings/settings.ts';
import { paintFor } from '../terminal/colours.ts';
import { UsageError } from '../usage-error.ts';
import { type ApiName, apis } from './apis.ts';
import { jsonReport } from './report-json.ts';
import { junitReport } from './report-junit.ts';
import { summaryLines, tableReport } from './report-table.ts';
import type { Report, Result } from './results.ts';
import { type CheckOptions, refusedToken, runChecks } from './run.ts';
import { judgeStatements } from './statements.ts';

/** `clear-presign check` */
export async function checkServer({ values }: CheckArguments): Promise<Outcome | number> {
  const { authToken, integrationId, ...settings } = await collectSettings(values);
  refuseUnlessSendable('access token', authToken);
  refuseUnlessSendable('integration id', integrationId);
  const output = await openOutput(values.output);
  return interruptible(async (interruption) => {
    const options: CheckOptions = {
      // Both contracts name the same servers.
      baseUrl: baseUrlOf(settings.baseUrl, Object.values(apis)[0]?.servers ?? {}),
      apis: settings.api ? [settings.api as ApiName] : (Object.keys(apis) as ApiName[]),
      authToken,
      integrationId,
      uploads: !values['no-upload'],
      waiting: { signal: interruption.signal, timeout: settings.timeout },
    };
    try {
      const report = await check(options);
      await output.write(render(report, values));
      // Who looks at a shell or a log should not have to open a file to see how it went.
      if (values.output) process.stderr.write(`${summaryLines(report).join('\n')}\n`);
      if (interruption.exitCode === undefined) return outcomeOf(report.results);
      process.stderr.write('clear-presign: stopped; the report has what was seen until then\n');
      return interruption.exitCode;
    } catch (fault) {
      hideCount();
      await output.discard();
      if (interruption.exitCode === undefined) throw fault;
      process.stderr.write('clear-presign: stopped\n');
      return interruption.exitCode;
    }
  });
}

async function check(options: CheckOptions): Promise<Report> {
  const { baseUrl, authToken = '', integrationId = '' } = options;
  const mask = createMask(() => [authToken, integrationId]);
  const results: Result[] = [];
  for await (const result of runChecks(options)) {
    // What an answer said may quote what was asked with.
    const departures = result.departures.map((one) => ({ ...one, says: mask(one.says) }));
    results.push({ ...result, departures });
    showCount(results.length);
  }
  hideCount();
  const answers = { baseUrl, mock: results.some(({ fromMock }) => fromMock), results };
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

function render(report: Report, { report: form = 'table', output }: CheckArguments['values']) {
  if (form === 'json') return jsonReport(report);
  if (form === 'junit') return junitReport(report);
  return tableReport(report, output ? (_, text) => text : paintFor(process.stdout));
}

/**
 * Opens the place of the report before anything is sent: a name that cannot be written is told at once,
 * and no report of an earlier check is taken for that of this one.
 *
 * @throws UsageError
 */
async function openOutput(path: string | undefined) {
  if (!path) {
    const write = async (text: string) => void process.stdout.write(text);
    return { write, discard: async () => {} };
  }
  const file = await open(path, 'w').catch((fault: NodeJS.ErrnoException) => {
    throw new UsageError(`--output: ${path} cannot be written: ${fault.code}.`);
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

function outcomeOf(results: readonly Result[]): Outcome {
  if (results.some(({ why }) => why === refusedToken)) return 'authentication';
  return results.some(({ state }) => state === 'departs') ? 'departures' : 'success';
}

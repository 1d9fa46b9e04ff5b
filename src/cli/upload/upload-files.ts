import { realpath } from 'node:fs/promises';
import type { UploadOptions } from '../commands/upload.ts';
import { type Connection, connect } from '../connection.ts';
import { warning } from '../content/finding.ts';
import { exitCodes, type Outcome } from '../exit-codes.ts';
import { type Failure, failureOf, UsageError } from '../failure.ts';
import { interruptible } from '../interruption.ts';
import { secretsOf } from '../settings/registry.ts';
import { apiOf, collectSettings, type Given, type Settings } from '../settings/settings.ts';
import { forEachBounded } from './bounded.ts';
import { dryRun } from './dry-run.ts';
import { bodyOf, type Planned, planFile } from './plan.ts';
import { lineReporter } from './report-lines.ts';
import { jsonReporter, type Reporter } from './reporter.ts';

/** Failures that every other file would meet as well. */
const concernsAll: readonly Outcome[] = ['authentication', 'permission', 'quota', 'usage'];

const mostAtATime = 16;

/** What the files of a run share. */
type Run = {
  readonly settings: Settings;
  readonly signal: AbortSignal;
  readonly reporter: Reporter;
  readonly concurrency: number;
  readonly failures: Failure[];
  /** How many files there are, each counted once. */
  files: number;
  uploaded: number;
  bytes: number;
};

/** `clear-presign upload` */
export async function uploadFiles(
  files: readonly string[],
  values: UploadOptions & Given,
): Promise<Outcome | number> {
  const settings = await collectSettings(values);
  apiOf(settings);
  const concurrency = concurrencyOf(values.concurrency);
  const storageHosts = hostsOf(values.storageHost);
  const reporter = values.json ? jsonReporter() : lineReporter();
  const connectFor = (file: string): Connection =>
    connect(settings, { storageHosts, onRetry: (what) => reporter.retrying(file, what) });
  const sends = !values.dryRun;
  // Before the files are read: a missing token should not wait for them.
  if (sends) connectFor('');
  return interruptible(async (interruption) => {
    const { signal } = interruption;
    const run: Run = {
      settings,
      signal,
      reporter,
      concurrency,
      failures: [],
      files: files.length,
      uploaded: 0,
      bytes: 0,
    };
    const planned = await lookAtAll(run, await withoutTwins(run, files), values);
    if (sends) await sendAll(run, connectFor, planned);
    else await describeAll(run, planned);
    const outcome = interruption.exitCode ?? outcomeOf(run.failures);
    if (sends) summarise(run, outcome);
    return outcome;
  });
}

function summarise({ reporter, files, uploaded, bytes, failures }: Run, outcome: Outcome | number) {
  const failed = failures.filter((failure) => failure !== stopped).length;
  const exitCode = typeof outcome === 'number' ? outcome : exitCodes[outcome].code;
  const notSent = files - uploaded - failed;
  reporter.summary({ files, uploaded, failed, notSent, bytes }, exitCode);
}

/** @throws UsageError */
function hostsOf(host: string | undefined): readonly string[] | undefined {
  if (host === undefined) return undefined;
  if (!URL.canParse(`https://${host}`) || new URL(`https://${host}`).hostname !== host) {
    throw new UsageError(
      `--storage-host is a host name in lower case, without scheme, port or path; not "${host}".`,
    );
  }
  return [host];
}

function concurrencyOf(given = '3'): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1 || count > mostAtATime) {
    throw new UsageError(
      `--concurrency is a whole number from 1 to ${mostAtATime}; not "${given}".`,
    );
  }
  return count;
}

/** The same file given twice is sent once. */
async function withoutTwins(run: Run, files: readonly string[]): Promise<readonly string[]> {
  const places = await Promise.all(files.map((file) => realpath(file).catch(() => file)));
  const twins = files.filter((_, index) => places.indexOf(places[index] ?? '') !== index);
  for (const file of twins) {
    run.reporter.found(file, warning('twice', 'is given twice', 'It is sent once.'), false);
  }
  run.files -= twins.length;
  return files.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** Before anything is sent: a mistake in the last file should not be found after the first is gone. */
async function lookAtAll(
  run: Run,
  files: readonly string[],
  { strict, force }: UploadOptions,
): Promise<Planned[]> {
  const { reporter, signal } = run;
  const planned: Planned[] = [];
  const api = apiOf(run.settings);
  let filesDone = 0;
  const lookAt = async (file: string): Promise<void> => {
    try {
      const plan = await planFile(file, api, signal, (seen, size) =>
        reporter.looking(seen, size, filesDone, files.length),
      ).finally(() => reporter.looked());
      let isRefused = false;
      for (const finding of plan.findings) {
        const refuses = !force && (finding.isRefusal || strict === true);
        isRefused ||= refuses;
        reporter.found(file, finding, refuses);
      }
      if (isRefused) run.failures.push(unfit(file));
      else planned.push(plan);
    } catch (fault) {
      fail(run, file, fault);
    }
    filesDone += 1;
  };
  const left = await forEachBounded(files, 1, lookAt, () => !signal.aborted);
  for (const file of left) reporter.notSent(file, stopped.message);
  return planned;
}

async function describeAll(run: Run, planned: readonly Planned[]): Promise<void> {
  const { settings, reporter, signal } = run;
  const api = apiOf(settings);
  const complete = { ...settings, secrets: placeholders(settings) };
  const shown = Object.fromEntries(
    secretsOf(api).map(({ header, option }) => [
      header.toLowerCase(),
      settings.secrets[option] === undefined ? '(not set)' : '***',
    ]),
  );
  const describe = async (plan: Planned): Promise<void> => {
    const requests = await dryRun(
      plan,
      api,
      (fetch) => connect(complete, { fetch, retries: 0 }).presign(plan.name),
      shown,
    );
    reporter.wouldSend(plan, requests);
  };
  const left = await forEachBounded(planned, 1, describe, () => !signal.aborted);
  for (const { file } of left) reporter.notSent(file, stopped.message);
}

/** Whoever only looks need not have the secrets, which are not shown anyway. */
function placeholders(settings: Settings): Settings['secrets'] {
  const given = secretsOf(apiOf(settings)).map(({ option, format }) => [
    option,
    settings.secrets[option] ?? (format === 'uuid' ? emptyUuid : 'not-set'),
  ]);
  return Object.fromEntries(given);
}

const emptyUuid = '00000000-0000-4000-8000-000000000000';

async function sendAll(
  run: Run,
  connectFor: (file: string) => Connection,
  planned: readonly Planned[],
) {
  const { reporter, signal } = run;
  const sent = new Map<Planned, number>();
  const total = planned.reduce((sum, { size }) => sum + size, 0);
  // Of every attempt: one that broke off after its last byte may have been kept as well.
  const out = new Set<Planned>();
  const ended = new Set<Planned>();
  const progress = (plan: Planned, bytes: number): void => {
    sent.set(plan, bytes);
    if (bytes === plan.size) out.add(plan);
    const all = [...sent.values()].reduce((sum, one) => sum + one, 0);
    reporter.progress(all, total, run.uploaded, planned.length, ended.size < planned.length);
  };
  let reason: string | undefined;
  const left = await forEachBounded(
    planned,
    run.concurrency,
    async (plan) => {
      try {
        const result = await connectFor(plan.file).upload(plan.name, {
          body: await bodyOf(plan),
          onProgress: ({ sent }) => progress(plan, sent),
          signal,
        });
        run.uploaded += 1;
        run.bytes += plan.size;
        ended.add(plan);
        progress(plan, plan.size);
        reporter.uploaded(plan, result);
      } catch (fault) {
        const interrupted = out.has(plan) ? unconfirmed : stopped;
        const { outcome, message } = fail(run, plan.file, fault, interrupted);
        ended.add(plan);
        // What failed will not come any more; the bar should not wait for it.
        progress(plan, plan.size);
        if (concernsAll.includes(outcome)) reason ??= message;
      }
    },
    () => !signal.aborted && reason === undefined,
  );
  for (const { file } of left) reporter.notSent(file, reason ?? stopped.message);
}

/** @param interrupted what it is when the command was stopped */
function fail(run: Run, file: string, fault: unknown, interrupted = stopped): Failure {
  const failure = run.signal.aborted ? interrupted : failureOf(fault);
  run.failures.push(failure);
  if (failure === stopped) run.reporter.notSent(file, failure.message);
  else run.reporter.failed(file, failure);
  return failure;
}

const stopped: Failure = { message: 'stopped', outcome: 'interrupted', code: 'aborted' };

/** All bytes were out: storage may have kept them. */
const unconfirmed: Failure = {
  ...stopped,
  message: 'stopped before storage confirmed it: the file may be stored',
};

function unfit(file: string): Failure {
  return { message: `${file} is not fit to be sent`, outcome: 'invalidFile', code: 'unfit' };
}

function outcomeOf(failures: readonly Failure[]): Outcome {
  const outcomes = new Set(failures.map(({ outcome }) => outcome));
  if (outcomes.size > 1) return 'several';
  return [...outcomes][0] ?? 'success';
}

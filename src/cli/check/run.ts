import { known, secrets, secretsOf as secretsOfApi } from '../settings/registry.ts';
import { type Inputs, type PresignCase, presignCases } from './cases.ts';
import type { Presign } from './contract.ts';
import { caseFacts, type Presigned, runPresignCase } from './presign-run.ts';
import type { CaseFacts, Result } from './results.ts';
import { NoAnswerError, type Waiting } from './send.ts';
import {
  emptyFile,
  type GoodUpload,
  longKeyFault,
  runUpload,
  storedUpload,
  type UploadCase,
  uploadFaults,
} from './uploads.ts';

/** What to check, and with what. */
export type CheckRun = {
  readonly baseUrl: string;
  readonly apis: readonly Presign[];
  /** By the option that each comes from. */
  readonly secrets: { readonly [option: string]: string | undefined };
  /** What only the user can know of other inputs, by their name on the wire. */
  readonly inputs: Inputs;
  readonly uploads: boolean;
  readonly waiting: Waiting;
};

/** What the cases of a run share. */
type Run = CheckRun & {
  readonly attempt: Attempt;
  /** The uploads that were accepted. */
  readonly goods: GoodUpload[];
};

/** Why the rest of an API's cases is skipped after its first good call. */
export const refusedToken = 'the token was refused';

const switchedOff = 'uploads are switched off';

/**
 * Sends every case, one after the other, so that a live server has no load from it.
 *
 * @throws NoAnswerError when the first request has no answer, or then the signal's reason
 */
export async function* runChecks(options: CheckRun): AsyncGenerator<Result> {
  const run: Run = { ...options, attempt: attempts(options.waiting.signal), goods: [] };
  for (const api of options.apis) yield* runApi(api, run);
  const [good] = run.goods;
  const none = options.uploads ? 'there was no URL to upload to' : switchedOff;
  for (const upload of [emptyFile, ...uploadFaults]) {
    const body = upload === emptyFile ? new Uint8Array() : good?.body;
    if (good && body) yield await uploaded(upload, { ...good, body }, run);
    else yield skipped(upload.facts, { why: none });
  }
}

/** Why cases are skipped. */
type Obstacle = Pick<Result, 'lacksSecret'> & { readonly why: string };

async function* runApi(api: Presign, run: Run): AsyncGenerator<Result> {
  let obstacle = missingSecret(api, run);
  for (const wanted of presignCases(api, secretInputs(api, run), run.inputs)) {
    if (obstacle && wanted.needsSecrets) {
      yield skipped(caseFacts(api, wanted), obstacle);
      continue;
    }
    const { result, url } = await run.attempt<Presigned>(
      () => runPresignCase(api, wanted, run.baseUrl, run.waiting),
      (seen) => ({ result: { ...caseFacts(api, wanted), ...seen } }),
    );
    yield result;
    if (wanted.kind === 'good' && isRefusedToken(api, result)) obstacle = { why: refusedToken };
    const isUsable = !result.departures.some(({ aspect }) => aspect === 'url');
    if (url && isUsable) yield* runUploads(api, wanted, url, run);
  }
}

async function* runUploads(
  { id: contract, contentTypes }: Presign,
  wanted: PresignCase,
  url: string,
  run: Run,
): AsyncGenerator<Result> {
  const contentType = contentTypes[wanted.extension ?? ''] ?? '';
  const upload = { url, contentType, body: Buffer.from(`clear-presign check: ${wanted.id}\n`) };
  const isGood = wanted.kind === 'good';
  if (!isGood && wanted.kind !== 'long-name') return;
  const one = isGood
    ? storedUpload(`${contract} upload: ${wanted.id}`, `the upload after ${wanted.title}`)
    : longKeyFault;
  const result = run.uploads
    ? await uploaded(one, upload, run)
    : skipped(one.facts, { why: switchedOff });
  if (isGood && result.state === 'conforms') run.goods.push(upload);
  yield result;
}

function uploaded(upload: UploadCase, good: GoodUpload, { attempt, waiting }: Run) {
  return attempt<Result>(
    () => runUpload(upload, good, waiting),
    (seen) => ({ ...upload.facts, ...seen }),
  );
}

function skipped(facts: CaseFacts, obstacle: Obstacle): Result {
  return { ...facts, state: 'skipped', ...obstacle, departures: [], observed: [] };
}

function secretsOf({ id }: Presign) {
  const api = known.find((one) => one.id === id);
  return api ? secretsOfApi(api) : [];
}

function missingSecret(api: Presign, { secrets: given }: CheckRun): Obstacle | undefined {
  const missing = secretsOf(api).find(({ option }) => !given[option]);
  const { variable, flag } = secrets.find(({ option }) => option === missing?.option) ?? {};
  return missing && { why: `it needs ${variable} or ${flag}`, lacksSecret: true };
}

/** Stands for a secret in requests that are refused before anyone looks at it. */
const anySecret = '00000000-0000-4000-8000-000000000000';

function secretInputs(api: Presign, { secrets }: CheckRun): Inputs {
  const inputs = secretsOf(api).map(({ option, header }) => [header, secrets[option] ?? anySecret]);
  return Object.fromEntries(inputs);
}

/** Whether the answer is the one to a token that is not valid. */
function isRefusedToken({ token, mistakes }: Presign, { resembles }: Result): boolean {
  return mistakes.some(
    ({ fault: { name, example } }) => name === token?.header && example === resembles,
  );
}

/** What a report says of a case whose request had no answer, or was not sent. */
type Unanswered = Pick<Result, 'state' | 'departures' | 'observed' | 'took' | 'why'>;

/**
 * Sends a case.
 *
 * @param otherwise makes the result of the case when nothing came back, or nothing was sent
 * @throws NoAnswerError when nothing came back to the very first request, and what is no lack of an answer
 */
type Attempt = <T>(send: () => Promise<T>, otherwise: (seen: Unanswered) => T) => Promise<T>;

/** After so many cases in a row without an answer, waiting for the rest is a waste of time. */
const mostSilent = 3;

/**
 * Once a server has answered, a request without an answer is a fault of one case, and a check that is
 * stopped has no more cases: neither must cost what the others showed.
 */
function attempts(signal: AbortSignal): Attempt {
  let answered = false;
  let silent = 0;
  const stopped = unsent('the check was stopped');
  return async (send, otherwise) => {
    if (silent === mostSilent) {
      return otherwise(unsent(`${mostSilent} requests in a row had no answer`));
    }
    const startedAt = performance.now();
    try {
      if (answered && signal.aborted) return otherwise(stopped);
      const result = await send();
      answered = true;
      silent = 0;
      return result;
    } catch (fault) {
      if (answered && signal.aborted) return otherwise(stopped);
      if (!answered || !(fault instanceof NoAnswerError)) throw fault;
      silent += 1;
      return otherwise({
        state: 'departs',
        departures: [{ aspect: 'answer', says: fault.message }],
        observed: [],
        took: performance.now() - startedAt,
      });
    }
  };
}

function unsent(why: string): Unanswered {
  return { state: 'skipped', why, departures: [], observed: [] };
}

import { type ApiName, apiNamed } from './apis.ts';
import { type Attempt, attempts } from './attempt.ts';
import { type Inputs, type PresignCase, presignCases } from './presign-cases.ts';
import { caseFacts, type Presigned, runPresignCase } from './presign-run.ts';
import type { Result } from './results.ts';
import type { Waiting } from './send.ts';
import {
  emptyFile,
  type GoodUpload,
  longKeyFault,
  type UploadFault,
  uploadFaults,
} from './upload-cases.ts';
import { runUpload, runUploadFault, uploadFacts, uploadFaultFacts } from './upload-run.ts';

/** What to check, and with what. */
export type CheckOptions = {
  readonly baseUrl: string;
  readonly apis: readonly ApiName[];
  readonly authToken: string | undefined;
  readonly integrationId: string | undefined;
  readonly uploads: boolean;
  readonly waiting: Waiting;
};

/** What the cases of a run share. */
type Run = CheckOptions & {
  readonly attempt: Attempt;
  /** The uploads that were accepted. */
  readonly goods: GoodUpload[];
};

/** Stands for an integration id in requests that are refused before anyone looks at it. */
const anyIntegrationId = '00000000-0000-4000-8000-000000000000';

/** Why the rest of an API's cases is skipped after its first good call. */
export const refusedToken = 'the access token was refused';

const switchedOff = 'uploads are switched off';

/**
 * Sends every case, one after the other, so that a live server has no load from it.
 *
 * @throws NoAnswerError when the first request has no answer, or then the signal's reason
 */
export async function* runChecks(options: CheckOptions): AsyncGenerator<Result> {
  const run: Run = { ...options, attempt: attempts(options.waiting.signal), goods: [] };
  for (const name of options.apis) yield* runApi(name, run);
  const [good] = run.goods;
  const none = options.uploads ? 'there was no URL to upload to' : switchedOff;
  const { id, title } = emptyFile;
  if (good) yield await stored(id, title, { ...good, body: new Uint8Array() }, run);
  else yield skipped(uploadFacts(id, title), none);
  for (const fault of uploadFaults) {
    if (good) yield await refused(fault, good, run);
    else yield skipped(uploadFaultFacts(fault), none);
  }
}

async function* runApi(name: ApiName, run: Run): AsyncGenerator<Result> {
  let obstacle = missingCredential(name, run);
  for (const wanted of presignCases(name, credentialInputs(name, run))) {
    if (obstacle && wanted.needsCredentials) {
      yield skipped(caseFacts(name, wanted), obstacle);
      continue;
    }
    const { result, url } = await presigned(name, wanted, run);
    yield result;
    if (wanted.kind === 'good' && isRefusedToken(name, result)) {
      obstacle = refusedToken;
    }
    const isUsable = !result.departures.some(({ aspect }) => aspect === 'url');
    if (url && isUsable) yield* runUploads(name, wanted, url, run);
  }
}

async function* runUploads(
  name: ApiName,
  wanted: PresignCase,
  url: string,
  run: Run,
): AsyncGenerator<Result> {
  const contentType = apiNamed(name).uploadContentTypes[wanted.extension ?? ''] ?? '';
  const upload = { url, contentType, body: Buffer.from(`clear-presign check: ${wanted.id}\n`) };
  if (wanted.kind === 'long-name') {
    if (run.uploads) yield await refused(longKeyFault, upload, run);
    else yield skipped(uploadFaultFacts(longKeyFault), switchedOff);
  }
  if (wanted.kind !== 'good') return;
  const { id, title } = uploadFacts(
    `${name} upload: ${wanted.id}`,
    `the upload after ${wanted.title}`,
  );
  if (!run.uploads) yield skipped(uploadFacts(id, title), switchedOff);
  else {
    const result = await stored(id, title, upload, run);
    if (result.state === 'conforms') run.goods.push(upload);
    yield result;
  }
}

function presigned(name: ApiName, wanted: PresignCase, { attempt, baseUrl, waiting }: Run) {
  return attempt<Presigned>(
    () => runPresignCase(name, wanted, baseUrl, waiting),
    (seen) => ({ result: { ...caseFacts(name, wanted), ...seen } }),
  );
}

function stored(id: string, title: string, good: GoodUpload, { attempt, waiting }: Run) {
  return attempt<Result>(
    () => runUpload(id, title, good, waiting),
    (seen) => ({ ...uploadFacts(id, title), ...seen }),
  );
}

function refused(fault: UploadFault, good: GoodUpload, { attempt, waiting }: Run) {
  return attempt<Result>(
    () => runUploadFault(fault, good, waiting),
    (seen) => ({ ...uploadFaultFacts(fault), ...seen }),
  );
}

function skipped(facts: Omit<Result, 'state' | 'departures' | 'observed'>, why: string): Result {
  return { ...facts, state: 'skipped', why, departures: [], observed: [] };
}

function missingCredential(
  name: ApiName,
  { authToken, integrationId }: CheckOptions,
): string | undefined {
  if (!authToken) return 'it needs an access token';
  const needsId = 'integrationId' in apiNamed(name).credentials;
  return needsId && !integrationId ? 'it needs an integration id' : undefined;
}

function credentialInputs(name: ApiName, { authToken, integrationId }: CheckOptions): Inputs {
  const values: { readonly [credential: string]: string | undefined } = {
    authToken,
    integrationId: integrationId ?? anyIntegrationId,
  };
  return Object.fromEntries(
    Object.entries(apiNamed(name).credentials).map(([credential, { header }]) => [
      header,
      values[credential] ?? '',
    ]),
  );
}

/** Whether the answer is the one to a token that is not valid. */
function isRefusedToken(name: ApiName, { resembles }: Result): boolean {
  const refusals = apiNamed(name).faults.filter(
    ({ name: header }) => header === apiNamed(name).credentials['authToken']?.header,
  );
  return refusals.some(({ example }) => example === resembles);
}

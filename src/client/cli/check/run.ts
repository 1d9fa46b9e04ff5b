import { type ApiName, apis } from './apis.ts';
import { type Inputs, type PresignCase, presignCases } from './presign-cases.ts';
import { caseFacts, runPresignCase } from './presign-run.ts';
import type { Result } from './results.ts';
import { emptyFile, type GoodUpload, longKeyFault, uploadFaults } from './upload-cases.ts';
import { runUpload, runUploadFault, uploadFacts, uploadFaultFacts } from './upload-run.ts';

/** What to check, and with what. */
export type CheckOptions = {
  readonly baseUrl: string;
  readonly apis: readonly ApiName[];
  readonly authToken: string | undefined;
  readonly integrationId: string | undefined;
  readonly uploads: boolean;
  readonly signal: AbortSignal;
};

/** Stands for an integration id in requests that are refused before anyone looks at it. */
const anyIntegrationId = '00000000-0000-4000-8000-000000000000';

/** Why the rest of an API's cases is skipped after its first good call. */
export const refusedToken = 'the access token was refused';

const switchedOff = 'uploads are switched off';

/**
 * Sends every case, one after the other, so that a live server has no load from it.
 *
 * @throws what the connection throws
 */
export async function* runChecks(options: CheckOptions): AsyncGenerator<Result> {
  const goods: GoodUpload[] = [];
  for (const name of options.apis) yield* runApi(name, options, goods);
  const [good] = goods;
  const none = options.uploads ? 'there was no URL to upload to' : switchedOff;
  const { id, title } = emptyFile;
  if (good) yield await runUpload(id, title, { ...good, body: new Uint8Array() }, options.signal);
  else yield skipped(uploadFacts(id, title), none);
  for (const fault of uploadFaults) {
    if (good) yield await runUploadFault(fault, good, options.signal);
    else yield skipped(uploadFaultFacts(fault), none);
  }
}

/** @param goods takes the uploads that were accepted */
async function* runApi(
  name: ApiName,
  options: CheckOptions,
  goods: GoodUpload[],
): AsyncGenerator<Result> {
  let obstacle = missingCredential(name, options);
  for (const wanted of presignCases(name, credentialInputs(name, options))) {
    if (obstacle && wanted.needsCredentials) {
      yield skipped(caseFacts(name, wanted), obstacle);
      continue;
    }
    const { baseUrl, signal } = options;
    const { result, url } = await runPresignCase(name, wanted, baseUrl, signal);
    yield result;
    if (wanted.kind === 'good' && isRefusedToken(name, result)) {
      obstacle = refusedToken;
    }
    const isUsable = !result.departures.some(({ aspect }) => aspect === 'url');
    if (url && isUsable) yield* runUploads(name, wanted, url, options, goods);
  }
}

async function* runUploads(
  name: ApiName,
  wanted: PresignCase,
  url: string,
  { uploads, signal }: CheckOptions,
  goods: GoodUpload[],
): AsyncGenerator<Result> {
  const contentType = apis[name].uploadContentTypes[wanted.extension ?? ''] ?? '';
  const upload = { url, contentType, body: Buffer.from(`clear-presign check: ${wanted.id}\n`) };
  if (wanted.kind === 'long-name') {
    if (uploads) yield await runUploadFault(longKeyFault, upload, signal);
    else yield skipped(uploadFaultFacts(longKeyFault), switchedOff);
  }
  if (wanted.kind !== 'good') return;
  const { id, title } = uploadFacts(
    `${name} upload: ${wanted.id}`,
    `the upload after ${wanted.title}`,
  );
  if (!uploads) yield skipped(uploadFacts(id, title), switchedOff);
  else {
    const result = await runUpload(id, title, upload, signal);
    if (result.state === 'conforms') goods.push(upload);
    yield result;
  }
}

function skipped(facts: Omit<Result, 'state' | 'departures' | 'observed'>, why: string): Result {
  return { ...facts, state: 'skipped', why, departures: [], observed: [] };
}

function missingCredential(
  name: ApiName,
  { authToken, integrationId }: CheckOptions,
): string | undefined {
  if (!authToken) return 'it needs an access token';
  const needsId = 'integrationId' in apis[name].credentials;
  return needsId && !integrationId ? 'it needs an integration id' : undefined;
}

function credentialInputs(name: ApiName, { authToken, integrationId }: CheckOptions): Inputs {
  const values: { readonly [credential: string]: string | undefined } = {
    authToken,
    integrationId: integrationId ?? anyIntegrationId,
  };
  return Object.fromEntries(
    Object.entries(apis[name].credentials).map(([credential, { header }]) => [
      header,
      values[credential] ?? '',
    ]),
  );
}

/** Whether the answer is the one to a token that is not valid. */
function isRefusedToken(name: ApiName, { resembles }: Result): boolean {
  const refusals = apis[name].faults.filter(
    ({ name: header }) => header === apis[name].credentials['authToken']?.header,
  );
  return refusals.some(({ example }) => example === resembles);
}

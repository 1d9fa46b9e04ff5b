import {
  type ClearError,
  createIntegrationV1Client,
  createOneIntegrationClient,
  type IntegrationV1Refusals,
  isClearError,
  type OneIntegrationRefusals,
  type PresignedUpload,
  QuotaExceededError,
} from 'clear-presign';

// What a consumer writes, compiled against the packed package by every supported compiler.

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const assert = <_Holds extends true>() => {};

const one = createOneIntegrationClient({ authToken: async () => 'token' });
const v1 = createIntegrationV1Client({ authToken: 'token', baseUrl: 'production', retries: 0 });

export async function throwing(): Promise<string> {
  try {
    const presigned: PresignedUpload = await one.presign({ filename: 'purchase.csv' });
    assert<Equal<typeof presigned.method, string>>();
    const { etag } = await v1.upload({ templateType: 'sales', fileName: 'a.csv', body: 'a,b' });
    return etag ?? presigned.location;
  } catch (error) {
    if (error instanceof QuotaExceededError) {
      assert<Equal<typeof error.code, 'quota-exceeded'>>();
      return error.code;
    }
    if (!isClearError(error)) throw error;
    return meaning(error);
  }
}

/** Every code is handled, or this does not compile. */
function meaning(error: ClearError): string {
  switch (error.code) {
    case 'authentication':
    case 'permission-denied':
    case 'license-expired':
    case 'quota-exceeded':
    case 'invalid-request':
    case 'unsupported-file-type':
      return error.ownerMessage ?? error.message;
    case 'server-fault':
    case 'unexpected-answer':
    case 'storage-refused':
    case 'url-expired':
      return `${error.status}`;
    case 'connection':
    case 'timeout':
    case 'aborted':
      return error.message;
    case 'invalid-option':
      return error.option ?? '';
    default: {
      const never: never = error;
      return never;
    }
  }
}

/** Every status of One Integration narrows, and none is left. */
export async function oneIntegration(): Promise<string> {
  const outcome = await one.tryPresign({ filename: 'purchase.csv' });
  switch (outcome.status) {
    case 200:
      assert<Equal<typeof outcome.ok, true>>();
      return outcome.value.url;
    case 400:
      assert<Equal<typeof outcome.error.code, 'invalid-request'>>();
      return outcome.body.error.message;
    case 401:
      assert<Equal<typeof outcome.error.code, 'authentication'>>();
      assert<Equal<typeof outcome.body, string>>();
      return outcome.body;
    case 403:
      assert<Equal<typeof outcome.error.code, 'permission-denied'>>();
      return outcome.body.error.code;
    case 406:
      assert<Equal<typeof outcome.error.code, 'unsupported-file-type'>>();
      return outcome.body.error.message;
    case 500:
      assert<Equal<typeof outcome.error.code, 'server-fault'>>();
      return outcome.body.error.message;
    case 'undocumented':
      assert<Equal<typeof outcome.body, string>>();
      return meaning(outcome.error);
    case 'none':
      assert<Equal<typeof outcome.body, undefined>>();
      return meaning(outcome.error);
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

/** Every status of Integration v1 narrows; its 200 may be a refusal. */
export async function integrationV1(): Promise<string> {
  const outcome = await v1.tryPresign({ templateType: 'sales', fileName: 'a.csv' });
  if (outcome.ok) return outcome.value.url;
  switch (outcome.status) {
    case 200:
      assert<Equal<typeof outcome.body.status, 'FAILED'>>();
      return outcome.body.errorMessage ?? '';
    case 401:
    case 403:
      assert<Equal<typeof outcome.body.preSignedS3Url, null>>();
      return outcome.body.errorCode ?? '';
    case 500:
      return 'errorCode' in outcome.body
        ? (outcome.body.errorCode ?? '')
        : (outcome.body[0]?.errorMessage ?? '');
    case 'undocumented':
    case 'none':
      return meaning(outcome.error);
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

/** Both steps of an upload narrow. */
export async function upload(): Promise<string> {
  const outcome = await one.tryUpload({ filename: 'a.csv', body: new Uint8Array(3) });
  if (outcome.ok) return outcome.value.etag ?? '';
  if (outcome.status === 'undocumented' || outcome.status === 'none') return outcome.error.message;
  if (outcome.operation === 'getPreSignedUrl') {
    assert<Equal<typeof outcome, OneIntegrationRefusals>>();
    return String(outcome.status);
  }
  assert<Equal<typeof outcome.operation, 'uploadFile'>>();
  assert<Equal<typeof outcome.status, 400 | 403 | 404 | 411 | 500 | 501 | 503>>();
  return outcome.error.message;
}

assert<Equal<OneIntegrationRefusals['status'], 400 | 401 | 403 | 406 | 500>>();
assert<Equal<IntegrationV1Refusals['status'], 200 | 401 | 403 | 500>>();

/** The raw client is typed by the contract. */
export async function raw(): Promise<string> {
  const { data, error } = await one.raw.GET('/one-integration/action/pre-sign', {
    params: { query: { filename: 'a.csv' } },
  });
  return data ? data.result.uploadUrl : String(error);
}

// @ts-expect-error a file name is needed
one.presign({});
// @ts-expect-error Integration v1 takes sales and purchase only
v1.presign({ templateType: 'gst', fileName: 'a.csv' });
// @ts-expect-error a body is needed
one.upload({ filename: 'a.csv' });
// @ts-expect-error a number is no body
one.upload({ filename: 'a.csv', body: 1 });

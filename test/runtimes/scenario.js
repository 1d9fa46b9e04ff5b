import { createIntegrationV1Client, createOneIntegrationClient } from 'clear-presign';

/**
 * What every runtime has to do alike, told as plain values. Plain JavaScript, since it runs where no
 * TypeScript does.
 */
export async function scenario(baseUrl) {
  const authToken = 'test-token-0123456789';
  const integrationId = '00000000-0000-4000-8000-000000000001';
  const one = createOneIntegrationClient({ authToken, integrationId, baseUrl, maxRetryDelay: 0 });
  const v1 = createIntegrationV1Client({ authToken, baseUrl });
  const codeOf = (call) =>
    call.then(
      () => 'no error',
      (error) => `${error.name} ${error.code} ${error.status}`,
    );
  const presigned = await one.presign({ filename: 'März #1.csv' });
  const sales = await v1.presign({ templateType: 'sales', fileName: 'sales.csv' });
  const progress = [];
  const body = new Blob(['a,b\n', '1,2\n', '3,4']);
  const onProgress = ({ sent }) => progress.push(sent);
  const uploaded = await one.upload({ filename: 'purchase.csv', body, onProgress });
  const text = await v1.upload({ templateType: 'sales', fileName: 'a.xlsx', body: 'नमस्ते' });
  const retried = await one.upload({ filename: 'again.csv', body: new Uint8Array(5) });
  const { raw } = one;
  const params = { query: { filename: 'raw.csv' } };
  const { response } = await raw.GET('/one-integration/action/pre-sign', { params });
  const refused = await one.presign({ filename: 'refused.csv' }).catch((error) => error);
  return {
    presigned: [presigned.method, presigned.location.slice(baseUrl.length), presigned.headers],
    sales: sales.headers,
    uploaded: [uploaded.etag, uploaded.size, uploaded.attempts],
    progress: [progress[0], progress.at(-1)],
    text: [text.etag, text.size],
    retried: [retried.etag, retried.attempts],
    raw: response.status,
    refused: await codeOf(one.presign({ filename: 'refused.csv' })),
    redirected: await codeOf(one.presign({ filename: 'redirected.csv' })),
    timeout: await codeOf(one.presign({ filename: 'hanging.csv', timeout: 50, retries: 0 })),
    aborted: await codeOf(one.presign({ filename: 'a.csv', signal: AbortSignal.abort() })),
    unreachable: await codeOf(
      createIntegrationV1Client({ authToken, baseUrl: 'http://127.0.0.1:1', retries: 0 }).presign({
        templateType: 'sales',
        fileName: 'a.csv',
      }),
    ),
    masked: !JSON.stringify([presigned, uploaded, refused]).includes('Signature'),
  };
}

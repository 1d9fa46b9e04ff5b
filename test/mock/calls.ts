import { type Received, send, target } from './request.ts';

/** Both APIs as their callers use them, for tests that are about something else. */

export const oneIntegrationTarget = '/one-integration/action/pre-sign?filename=sales.csv';
export const integrationV1Target = '/integration/v1/generatePreSign/sales?fileName=sales.csv';

export const oneIntegrationHeaders = {
  'x-clear-auth-token': 'any',
  'x-integration-id': '00000000-0000-4000-8000-000000000009',
};

export const integrationV1Headers = { 'x-cleartax-auth-token': 'any', fileContentType: 'CSV' };

/** A URL from One Integration for the file name. */
export async function oneIntegrationUrl(mock: string, name: string): Promise<string> {
  const path = `/one-integration/action/pre-sign?filename=${encodeURIComponent(name)}`;
  const answer = await send(mock, { path, headers: oneIntegrationHeaders });
  return JSON.parse(answer.text).result.uploadUrl;
}

/** A URL from Integration v1 for the file name. */
export async function integrationV1Url(
  mock: string,
  name: string,
  fileContentType = 'CSV',
): Promise<string> {
  const path = `/integration/v1/generatePreSign/sales?fileName=${encodeURIComponent(name)}`;
  const headers = { ...integrationV1Headers, fileContentType };
  const answer = await send(mock, { path, headers });
  return JSON.parse(answer.text).preSignedS3Url;
}

/** Puts the body to the URL as it stands there. */
export function put(
  url: string,
  body: string | Buffer,
  contentType: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const length = String(Buffer.byteLength(body));
  return send(url, {
    method: 'PUT',
    path: target(url),
    headers: { 'content-type': contentType, 'content-length': length, ...headers },
    body,
  });
}

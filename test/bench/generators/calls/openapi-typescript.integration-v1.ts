import createClient from 'openapi-fetch';
import type { components, paths } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const client = createClient<paths>({ baseUrl, headers: { 'x-cleartax-auth-token': 'any' } });
  const { data } = await client.GET('/integration/v1/generatePreSign/{templateType}', {
    params: {
      path: { templateType: 'sales' },
      query: { fileName: 'sales register.csv' },
      header: { fileContentType: 'CSV' },
    },
  });
  if (!data) throw new Error('The answer is an error.');
  if (data.status !== 'CREATED') throw new Error(data.errorMessage ?? 'No URL.');
  return data.preSignedS3Url;
}

type Uploads = { [url: string]: components['pathItems']['Upload'] };

export async function upload(url: string, type: string, body: string): Promise<number> {
  const client = createClient<Uploads>({ bodySerializer: String });
  const params = { header: { 'Content-Length': body.length } };
  const { response } = await client.PUT(url, { params, headers: { 'content-type': type }, body });
  return response.status;
}

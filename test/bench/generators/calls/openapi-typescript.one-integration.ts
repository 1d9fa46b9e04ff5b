import createClient from 'openapi-fetch';
import type { components, paths } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const client = createClient<paths>({ baseUrl, headers: { 'x-clear-auth-token': 'any' } });
  const { data } = await client.GET('/one-integration/action/pre-sign', {
    params: {
      query: { filename: 'sales register.csv' },
      header: { 'x-integration-id': '00000000-0000-4000-8000-000000000009' },
    },
  });
  if (!data) throw new Error('The answer is an error.');
  return data.result.uploadUrl;
}

type Uploads = { [url: string]: components['pathItems']['Upload'] };

export async function upload(url: string, type: string, body: string): Promise<number> {
  const client = createClient<Uploads>({ bodySerializer: String });
  const params = { header: { 'Content-Length': body.length } };
  const { response } = await client.PUT(url, { params, headers: { 'content-type': type }, body });
  return response.status;
}

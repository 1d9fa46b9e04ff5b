import { configure, getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  configure({ serverUrl: baseUrl, auth: { apiKey: { authToken: 'any' } } });
  const data = await getPreSignedUrl({
    query: { filename: 'sales register.csv' },
    headers: { 'x-integration-id': '00000000-0000-4000-8000-000000000009' },
  });
  return data.result.uploadUrl;
}

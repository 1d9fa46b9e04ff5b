import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const config = { baseURL: baseUrl, headers: { 'x-clear-auth-token': 'any' } };
  const request = {
    params: { filename: 'sales register.csv' },
    headers: { 'x-integration-id': '00000000-0000-4000-8000-000000000009' },
  } as const;
  const data = await getPreSignedUrl(request, config);
  return data.result.uploadUrl;
}

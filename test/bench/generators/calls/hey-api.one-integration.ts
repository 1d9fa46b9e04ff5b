import { createClient } from './client/client/index.ts';
import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const client = createClient({ baseUrl, auth: 'any' });
  const { data } = await getPreSignedUrl({
    client,
    query: { filename: 'sales register.csv' },
    headers: { 'x-integration-id': '00000000-0000-4000-8000-000000000009' },
  });
  if (!data) throw new Error('The answer is an error.');
  return data.result.uploadUrl;
}

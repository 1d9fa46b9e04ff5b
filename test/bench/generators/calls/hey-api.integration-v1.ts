import { createClient } from './client/client/index.ts';
import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const client = createClient({ baseUrl, auth: 'any' });
  const { data } = await getPreSignedUrl({
    client,
    path: { templateType: 'sales' },
    query: { fileName: 'sales register.csv' },
    headers: { fileContentType: 'CSV' },
  });
  if (!data) throw new Error('The answer is an error.');
  if (data.status !== 'CREATED') throw new Error(data.errorMessage ?? 'No URL.');
  return data.preSignedS3Url;
}

import { configure, getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  configure({ serverUrl: baseUrl, auth: { apiKey: { authToken: 'any' } } });
  const data = await getPreSignedUrl({
    path: { templateType: 'sales' },
    query: { fileName: 'sales register.csv' },
    headers: { fileContentType: 'CSV' },
  });
  if (data.status !== 'CREATED') throw new Error(data.errorMessage ?? 'No URL.');
  return data.preSignedS3Url;
}

import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const config = { baseURL: baseUrl, headers: { 'x-cleartax-auth-token': 'any' } };
  const request = {
    templateType: 'sales',
    params: { fileName: 'sales register.csv' },
    headers: { fileContentType: 'CSV' },
  } as const;
  const data = await getPreSignedUrl(request, config);
  if (data.status !== 'CREATED') throw new Error(data.errorMessage ?? 'No URL.');
  return data.preSignedS3Url;
}

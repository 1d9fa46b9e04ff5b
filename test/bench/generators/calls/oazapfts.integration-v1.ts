import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const parameters = {
    templateType: 'sales',
    fileName: 'sales register.csv',
    fileContentType: 'CSV',
  } as const;
  const answer = await getPreSignedUrl(parameters, {
    baseUrl,
    headers: { 'x-cleartax-auth-token': 'any' },
  });
  if (answer.status !== 200) throw new Error('The answer is an error.');
  if (answer.data.status !== 'CREATED') throw new Error(answer.data.errorMessage ?? 'No URL.');
  return answer.data.preSignedS3Url;
}

import { getPreSignedUrl } from './client/index.ts';

export async function call(): Promise<string> {
  const options = { headers: { 'x-cleartax-auth-token': 'any' } };
  const answer = await getPreSignedUrl(
    'sales',
    { fileName: 'sales register.csv' },
    { fileContentType: 'CSV' },
    options,
  );
  if (answer.status !== 200) throw new Error('The answer is an error.');
  if (answer.data.status !== 'CREATED') throw new Error(answer.data.errorMessage ?? 'No URL.');
  return answer.data.preSignedS3Url;
}

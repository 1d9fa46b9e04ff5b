import { getPreSignedUrl } from './client/index.ts';

export async function call(): Promise<string> {
  const options = { headers: { 'x-clear-auth-token': 'any' } };
  const answer = await getPreSignedUrl(
    { filename: 'sales register.csv' },
    { 'x-integration-id': '00000000-0000-4000-8000-000000000009' },
    options,
  );
  if (answer.status !== 200) throw new Error('The answer is an error.');
  return answer.data.result.uploadUrl;
}

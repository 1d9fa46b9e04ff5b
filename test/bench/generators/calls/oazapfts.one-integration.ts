import { getPreSignedUrl } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const parameters = {
    filename: 'sales register.csv',
    xIntegrationId: '00000000-0000-4000-8000-000000000009',
  } as const;
  const answer = await getPreSignedUrl(parameters, {
    baseUrl,
    headers: { 'x-clear-auth-token': 'any' },
  });
  if (answer.status !== 200) throw new Error('The answer is an error.');
  return answer.data.result.uploadUrl;
}

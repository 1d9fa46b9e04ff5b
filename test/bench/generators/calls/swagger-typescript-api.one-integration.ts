import { Api } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const securityWorker = () => ({ headers: { 'x-clear-auth-token': 'any' } });
  const api = new Api({ baseUrl, securityWorker });
  const { data } = await api.oneIntegration.getPreSignedUrl(
    { filename: 'sales register.csv' },
    { headers: { 'x-integration-id': '00000000-0000-4000-8000-000000000009' } },
  );
  return data.result.uploadUrl;
}

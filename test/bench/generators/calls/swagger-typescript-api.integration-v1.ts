import { Api, TemplateType } from './client/index.ts';

export async function call(baseUrl: string): Promise<string> {
  const securityWorker = () => ({ headers: { 'x-cleartax-auth-token': 'any' } });
  const api = new Api({ baseUrl, securityWorker });
  const { data } = await api.integration.getPreSignedUrl(
    TemplateType.Sales,
    { fileName: 'sales register.csv' },
    { headers: { fileContentType: 'CSV' } },
  );
  if (data.status !== 'CREATED') throw new Error(data.errorMessage ?? 'No URL.');
  return data.preSignedS3Url;
}

import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import {
  createIntegrationV1Client,
  createOneIntegrationClient,
  type Uploaded,
  type UploadOptions,
} from '../client/index.ts';

const root = join(import.meta.dirname, '../..');

/** Any token and any UUID will do: the mock takes them all. */
export const demoCredentials = {
  authToken: 'demo-token',
  integrationId: '00000000-0000-4000-8000-000000000010',
};

/**
 * Takes a real CSV and a real XLSX register through both APIs, from its name to its stored bytes, and
 * tells what happened.
 *
 * @throws ClearError when a step fails
 */
export async function runFlow(baseUrl: string, tell: (line: string) => void): Promise<void> {
  const { authToken, integrationId } = demoCredentials;
  const one = createOneIntegrationClient({ baseUrl, authToken, integrationId });
  const v1 = createIntegrationV1Client({ baseUrl, authToken });

  await uploadRegister('One Integration', 'sales-register.csv', (filename, body) =>
    one.upload({ filename, ...body }),
  );
  await uploadRegister('Integration v1', 'sales-register.xlsx', (fileName, body) =>
    v1.upload({ templateType: 'sales', fileName, ...body }),
  );

  async function uploadRegister(
    api: string,
    name: string,
    upload: (name: string, body: Pick<UploadOptions, 'body'>) => Promise<Uploaded>,
  ): Promise<void> {
    const file = join('test/fixtures', name);
    const body = await openAsBlob(join(root, file));
    tell(`${api}: ${file} (${body.size.toLocaleString('en')} bytes)`);
    const { presigned, etag, size } = await upload(name, { body });
    const { location, expiresAt, method, headers } = presigned;
    tell(`  1. got a URL, valid until ${expiresAt.toISOString()}`);
    tell(`     ${location}?***`);
    tell(`  2. ${method} with Content-Type ${headers['Content-Type']}`);
    tell(`     stored ${size.toLocaleString('en')} bytes, ETag ${etag}`);
  }
}

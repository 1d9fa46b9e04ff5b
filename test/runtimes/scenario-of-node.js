import { writeFile } from 'node:fs/promises';
import { createOneIntegrationClient, fromPath, fromStream } from 'clear-presign/node';

/** What the Node entry point adds. */
export async function scenarioOfNode(baseUrl) {
  const one = createOneIntegrationClient({
    authToken: 'test-token-0123456789',
    integrationId: '00000000-0000-4000-8000-000000000001',
    baseUrl,
  });
  await writeFile('large.csv', 'x'.repeat(2_000_000));
  let last = 0;
  const onProgress = ({ sent }) => {
    last = sent;
  };
  const large = await one.upload({
    filename: 'l.csv',
    body: await fromPath('large.csv'),
    onProgress,
  });
  const named = await one.uploadFile('large.csv', { filename: 'named.csv' });
  const stream = fromStream(new Blob(['abcdef']).stream(), { size: 6 });
  const streamed = await one.upload({ filename: 's.zip', body: stream });
  return {
    fromPath: [large.etag, large.size, last],
    uploadFile: [named.etag, named.size],
    fromStream: [streamed.etag, streamed.size],
  };
}

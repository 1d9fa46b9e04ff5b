const { createOneIntegrationClient, isClearError } = require('clear-presign/node');

const baseUrl = process.env.BASE_URL;
const integrationId = '00000000-0000-4000-8000-000000000001';

test('the library is required in Jest', async () => {
  const client = createOneIntegrationClient({ authToken: 'test-token', integrationId, baseUrl });
  const { etag, size } = await client.uploadFile(__filename, { filename: 'a.csv' });
  expect(etag).toBe(`"${size} text/csv"`);
  const error = await client.presign({ filename: 'refused.csv' }).catch((fault) => fault);
  expect(isClearError(error) && error.code).toBe('authentication');
}, 60_000);

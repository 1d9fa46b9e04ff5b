import { createOneIntegrationClient, fromPath } from '../../src/client/node.ts';

// One upload by a process that does nothing else; it tells its parent how long it took and how much
// memory it needed at most above what it had when it was idle.

const [path = '', baseUrl = ''] = process.argv.slice(2);
const mebibyte = 1024 * 1024;
const client = createOneIntegrationClient({
  authToken: 'test-token-0123456789',
  integrationId: '00000000-0000-4000-8000-000000000001',
  baseUrl,
});
// Idle is a process that has loaded the client and asked for a URL once.
await client.presign({ filename: 'purchase.csv' });
const idle = process.memoryUsage.rss();
const start = performance.now();
await client.upload({ filename: 'purchase.csv', body: await fromPath(path) });
const milliseconds = performance.now() - start;
// The most that the process ever had, in KiB.
const peak = process.resourceUsage().maxRSS * 1024;
process.send?.({ milliseconds, above: (peak - idle) / mebibyte });
process.disconnect();

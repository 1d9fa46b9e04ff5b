import { createOneIntegrationClient, fromPath } from 'clear-presign/node';

// One upload by a process that does nothing else; it tells its parent how long it took and how much
// memory it needed at most above what it had when it was idle. Plain JavaScript beside the packed
// package, since stripping types takes memory, too.

const [path, baseUrl] = process.argv.slice(2);
const client = createOneIntegrationClient({
  authToken: 'test-token-0123456789',
  integrationId: '00000000-0000-4000-8000-000000000001',
  baseUrl,
});
// Idle is a process that has loaded the client and asked for a URL once.
await client.presign({ filename: 'purchase.csv' });
const idle = process.memoryUsage.rss();
let peak = idle;
const onProgress = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const start = performance.now();
await client.upload({ filename: 'purchase.csv', body: await fromPath(path), onProgress });
const milliseconds = performance.now() - start;
process.send({ milliseconds, above: (peak - idle) / 1024 / 1024 });
process.disconnect();

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generatedEnvelope } from '../client/envelopes.ts';

// A process of its own, so that it takes no time of the client's.

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.method === 'PUT') return void response.end();
    response.setHeader('content-type', 'application/json').end(answer());
  });
});

function answer(): string {
  const { port } = server.address() as AddressInfo;
  const signedAt = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  // As long as the URLs of the owner's samples.
  const query = `X-Amz-Date=${signedAt}&X-Amz-Expires=3599&X-Amz-Signature=${'s'.repeat(500)}`;
  const uploadUrl = `http://127.0.0.1:${port}/bucket/key.csv?${query}`;
  return generatedEnvelope(uploadUrl);
}

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.once('disconnect', () => process.exit());

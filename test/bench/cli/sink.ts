import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands out a URL that leads to itself, and lets every byte that comes there go by. */
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const preSignedS3Url = `http://${request.headers.host}/upload`;
    const body = { status: 'CREATED', preSignedS3Url, errorCode: null, errorMessage: null };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return;
  }
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  request.on('end', () => {
    response.writeHead(200, { 'x-bytes': bytes }).end();
  });
});

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

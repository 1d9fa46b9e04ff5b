import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { generated, signedUrl } from './server.ts';

type OnPut = (request: IncomingMessage, response: ServerResponse) => void;

/** Reads an upload to its end and confirms it. */
export const confirm: OnPut = (request, response) => {
  request.resume().on('end', () => response.end());
};

/** Both steps on one loopback server, where a test decides about an upload before its body has come. */
export async function putServer(
  onPut: OnPut = confirm,
  target: (base: string) => string = signedUrl,
) {
  /** Bodies that arrived whole, and so were stored. */
  const stored: string[] = [];
  const puts: string[] = [];
  let base = '';
  const server = createServer((request, response) => {
    if (request.method !== 'PUT') {
      response.setHeader('content-type', 'application/json');
      response.end(generated(target(base)).body);
      return;
    }
    puts.push(request.url ?? '');
    let body = '';
    const take = (chunk: Buffer) => {
      body += chunk;
    };
    // Without making it flow: a test may want to leave it unread.
    request.on('data', take).pause();
    request.once('end', () => stored.push(body));
    request.on('error', () => {});
    onPut(request, response);
  });
  server.on('checkContinue', (request, response) => {
    response.writeContinue();
    server.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: base, server, stored, puts };
}

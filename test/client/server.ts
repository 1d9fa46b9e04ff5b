import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createdEnvelope, generatedEnvelope } from './envelopes.ts';

/** A request as it came in. */
export type Received = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** How a test server answers; `undefined` leaves the request unanswered. */
export type Reply = {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
};

type Handler = (request: Received, count: number, response: ServerResponse) => Reply | undefined;

/** A real server on loopback for one test. It remembers what it received. */
export async function serve(handler: Handler) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    try {
      for await (const chunk of request) body += chunk;
    } catch {
      return; // The client has given up.
    }
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body });
    const reply = handler({ method, url, headers, body }, received.length, response);
    if (!reply) return;
    response.writeHead(reply.status ?? 200, {
      'content-type': 'application/json',
      ...reply.headers,
    });
    response.end(reply.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { received, server, url: `http://127.0.0.1:${port}` };
}

/** A URL signed now, as far as a client can tell. */
export function signedUrl(base: string, { lifetime = 3599, date = Date.now() } = {}): string {
  const signedAt = new Date(date).toISOString().replace(/[-:]|\.\d+/g, '');
  const signature = `${'f'.repeat(8)}signature`;
  return `${base}/bucket/key.csv?X-Amz-Date=${signedAt}&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Expires=${lifetime}&X-Amz-Signature=${signature}`;
}

/** One Integration's success. */
export function generated(uploadUrl: string): Reply {
  return { body: generatedEnvelope(uploadUrl) };
}

/** Integration v1's success. */
export function created(preSignedS3Url: string): Reply {
  return { body: createdEnvelope(preSignedS3Url) };
}

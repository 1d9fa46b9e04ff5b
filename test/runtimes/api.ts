import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Both APIs and the storage behind them, as far as the scenario needs them, on one loopback port. */
export async function startApi() {
  const failedOnce = new Set<string>();
  const server = createServer(async (request, response) => {
    let size = 0;
    for await (const chunk of request) size += chunk.length;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const name = url.searchParams.get('filename') ?? url.searchParams.get('fileName');
    if (request.method === 'PUT') put(request, response, url, size, failedOnce);
    else if (name) presign(response, url, name);
    else response.setHeader('content-type', 'text/html').end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function put(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
  size: number,
  failedOnce: Set<string>,
) {
  const isFirst = pathname.endsWith('again.csv') && !failedOnce.has(pathname);
  failedOnce.add(pathname);
  // Storage takes no body of unknown length.
  if (headers['transfer-encoding']) response.writeHead(501).end();
  else if (isFirst) response.writeHead(503).end();
  else response.setHeader('etag', `"${size} ${headers['content-type']}"`).end();
}

function presign(response: ServerResponse, { origin, pathname }: URL, name: string) {
  if (name === 'hanging.csv') return;
  if (name === 'refused.csv') response.writeHead(401).end('UNAUTHORIZED');
  else if (name === 'redirected.csv') response.writeHead(302, { location: '/elsewhere' }).end();
  else succeed(response, origin, pathname, name);
}

function succeed(response: ServerResponse, origin: string, pathname: string, name: string) {
  const signedAt = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const key = encodeURIComponent(name.replace(' #1', ''));
  const query = `X-Amz-Date=${signedAt}&X-Amz-Expires=3599&X-Amz-Signature=not-a-real-one`;
  const url = `${origin}/bucket/${key}?${query}`;
  response.setHeader('content-type', 'application/json');
  const isOne = pathname.startsWith('/one-integration');
  response.end(
    JSON.stringify(
      isOne
        ? { success: true, result: { uploadUrl: url } }
        : { status: 'CREATED', preSignedS3Url: url },
    ),
  );
}

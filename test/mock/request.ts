import { type IncomingHttpHeaders, request } from 'node:http';

export type Sent = {
  readonly method?: string;
  /** As it goes over the wire: nothing is encoded or normalised. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

export type Received = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

/** Sends a request with exactly these headers, beside Host and Connection. */
export function send(
  url: string,
  { method = 'GET', path, headers = {}, body }: Sent,
): Promise<Received> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Path and query of a URL, as they stand in it. */
export function target(url: string): string {
  return url.slice(new URL(url).origin.length);
}

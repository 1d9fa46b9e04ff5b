import type { Answer } from './answer.ts';
import type { Put, UploadSource } from './upload-body.ts';

/**
 * Sends a body that is a stream, or tells how far the sending is. It is given how to read an answer: an
 * import of its own would make bundlers split what is shared from the rest.
 */
export async function sendTelling(
  own: typeof fetch | undefined,
  source: UploadSource,
  put: Put,
  answerOf: (response: Response, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { blob, size: total } = source;
  const { method, url, signal, onProgress } = put;
  onProgress?.({ sent: 0, total });
  // A browser tells the progress of an upload only this way, and streams none everywhere.
  if (blob && globalThis.XMLHttpRequest && !own) return sendByXhr(blob, put);
  // Only Node's fetch sends a stream with the length that storage wants.
  const isCounted = !blob || globalThis.process?.versions?.['undici'];
  const body = isCounted ? streamed(source, put) : { body: blob, headers: put.headers };
  const init = { method, redirect: 'manual', signal, ...body } as const;
  const answer = await answerOf(await (own ?? fetch)(url, init), signal);
  if (!isCounted) onProgress?.({ sent: total, total });
  return answer;
}

function streamed({ stream, size: total }: UploadSource, { headers, onProgress }: Put) {
  let sent = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      controller.enqueue(chunk);
      sent += chunk.length;
      onProgress?.({ sent, total });
    },
  });
  return {
    body: stream().pipeThrough(count),
    duplex: 'half' as const,
    headers: { ...headers, 'Content-Length': String(total) },
  };
}

function sendByXhr(blob: Blob, { method, url, headers, signal, onProgress }: Put): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded: sent, total }) => onProgress?.({ sent, total });
    const [asked = ''] = new URL(url).href.split('#', 1);
    request.onload = () => {
      // It has followed a redirect, which nothing can forbid it: told as fetch tells one it did not follow.
      if (request.responseURL !== asked) {
        resolve({ status: 0, headers: new Headers(), content: '' });
        return;
      }
      const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean);
      const received = lines.map((line) => line.split(': ', 2) as [string, string]);
      const { status, responseText: content } = request;
      resolve({ status, headers: new Headers(received), content });
    };
    request.onerror = () => reject(new TypeError('The upload broke off'));
    signal.addEventListener('abort', () => request.abort());
    request.send(blob);
  });
}

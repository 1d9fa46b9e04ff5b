import { type Answer, answerOf } from './answer.ts';
import type { Progress, Put, UploadSource } from './upload-body.ts';

/** Sends a body to storage in the way that this runtime and this body allow. */
export async function sendBody(
  own: typeof fetch | undefined,
  source: UploadSource,
  put: Put,
): Promise<Answer> {
  const { blob, size: total } = source;
  const { method, url, headers, signal, onProgress } = put;
  if (source.put && !own) return source.put(put);
  onProgress?.({ sent: 0, total });
  // A browser tells the progress of an upload only this way, and streams none everywhere.
  if (onProgress && blob && globalThis.XMLHttpRequest && !own) return sendByXhr(blob, put);
  // Only Node's fetch sends a stream with the length that storage wants.
  const isCounted = onProgress && globalThis.process?.versions?.['undici'];
  const body =
    blob && !isCounted
      ? { body: blob, headers }
      : {
          body: counted(source, onProgress),
          duplex: 'half' as const,
          headers: { ...headers, 'Content-Length': String(total) },
        };
  const init = { method, redirect: 'manual', signal, ...body } as const;
  const answer = await answerOf(await (own ?? fetch)(url, init), signal);
  if (!isCounted) onProgress?.({ sent: total, total });
  return answer;
}

function counted({ stream, size: total }: UploadSource, onProgress: Put['onProgress']) {
  let sent = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      controller.enqueue(chunk);
      sent += chunk.length;
      onProgress?.({ sent, total } satisfies Progress);
    },
  });
  return stream().pipeThrough(count);
}

function sendByXhr(blob: Blob, { method, url, headers, signal, onProgress }: Put): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded: sent, total }) => onProgress?.({ sent, total });
    request.onload = () => {
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

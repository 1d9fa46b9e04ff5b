import { type Answer, answerOf } from './answer.ts';
import type { Call } from './exchange.ts';
import type { Put, UploadSource } from './upload-body.ts';

/** Sends a body to storage in the way that this runtime and this body allow. */
export async function sendBody(call: Call, source: Blob | UploadSource, put: Put): Promise<Answer> {
  if (!(source instanceof Blob) && source.put && !call.hasOwnFetch) return source.put(put);
  const { url, headers, signal, onProgress } = put;
  const total = source.size;
  onProgress?.({ sent: 0, total });
  const init = source instanceof Blob ? { body: source, headers } : streamed(source, headers);
  const response = await call.fetch(url, { method: 'PUT', redirect: 'manual', signal, ...init });
  if (signal.aborted) await response.body?.cancel();
  const answer = await answerOf(response);
  onProgress?.({ sent: total, total });
  return answer;
}

/** A stream has no length of its own, and storage refuses a body without one. */
function streamed(source: UploadSource, headers: Put['headers']): RequestInit {
  const init = { body: source.stream(), duplex: 'half' as const };
  return { ...init, headers: { ...headers, 'Content-Length': String(source.size) } };
}

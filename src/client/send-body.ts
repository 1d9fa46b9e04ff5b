import { type Answer, answerOf } from './answer.ts';
import type { Put, UploadSource } from './upload-body.ts';

/** Sends a body to storage in the way that this runtime and this body allow. */
export async function sendBody(
  own: typeof fetch | undefined,
  source: UploadSource,
  put: Put,
): Promise<Answer> {
  const { blob } = source;
  if (source.put && !own) return source.put(put);
  if (!blob || put.onProgress) {
    // Loaded only where it is needed.
    const { sendTelling } = await import('./send-telling.ts');
    return sendTelling(own, source, put, answerOf);
  }
  const { method, url, headers, signal } = put;
  const init = { method, headers, signal, body: blob, redirect: 'manual' } as const;
  return answerOf(await (own ?? fetch)(url, init), signal);
}

import type { ClientRequest } from 'node:http';
import type { Answer } from './answer.ts';
import { readAnswer, responseTo, senderTo } from './node-http.ts';
import type { Put } from './upload-body.ts';

/** From this size on, bytes, storage is asked first, so that a refused body is never sent. */
const worthAsking = 1024 * 1024;

/** How long storage may take to say that it wants the body, milliseconds; not every proxy says so. */
const patience = 1000;

/**
 * Sends chunks as they come, which `fetch` does at a lower speed and in more memory. A chunk is done
 * with when the next but one is asked for.
 */
export async function putByNode(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  put: Put,
  isAsked: boolean = size >= worthAsking,
): Promise<Answer> {
  const { method, url, headers, signal } = put;
  const request = (await senderTo(url))(url, {
    method,
    headers: {
      ...headers,
      'Content-Length': String(size),
      ...(isAsked && { Expect: '100-continue' }),
    },
    signal,
  });
  const answered = responseTo(request);
  let hasBegun = false;
  const begin = async () => {
    if (isAsked) await wanted(request, put);
    if (request.destroyed) return;
    hasBegun = true;
    await send(chunks, size, request, put);
  };
  const sent = begin();
  try {
    // An answer may come before the body has gone, and then it is the answer that counts.
    const response = await Promise.race([answered, sent.then(() => answered)]);
    // A proxy that does not know the question.
    if (isAsked && response.statusCode === 417) {
      request.destroy();
      // Two would otherwise read the same chunks.
      if (hasBegun) throw new Error('The upload was refused after it had begun');
      return await putByNode(chunks, size, put, false);
    }
    return await readAnswer(response);
  } finally {
    if (!request.writableFinished) request.destroy();
    for (const abandoned of [answered, sent]) abandoned.catch(() => {});
  }
}

/** Resolves when storage wants the body, or has not said for too long. */
function wanted(request: ClientRequest, { clock }: Put): Promise<void> {
  const { setTimeout, clearTimeout } = clock;
  request.flushHeaders();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    request.once('continue', resolve).once('close', resolve);
    request.once('continue', () => clearTimeout(timer as never));
    request.once('close', () => clearTimeout(timer as never));
  });
}

async function send(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  request: ClientRequest,
  { onProgress }: Put,
): Promise<void> {
  let sent = 0;
  let written: Promise<void> | undefined;
  onProgress?.({ sent, total: size });
  for await (const chunk of chunks) {
    await written;
    if (request.destroyed) return;
    sent += chunk.length;
    if (sent > size) throw new Error(`The body has more than the ${size} bytes announced`);
    written = write(request, chunk);
    onProgress?.({ sent, total: size });
  }
  await written;
  if (sent < size) throw new Error(`The body has ${sent} bytes, ${size} were announced`);
  request.end();
}

function write(request: ClientRequest, chunk: Uint8Array): Promise<void> {
  const written = new Promise<void>((resolve, reject) => {
    request.write(chunk, (fault) => (fault ? reject(fault) : resolve()));
  });
  // It is looked at later, when the next chunk is there.
  written.catch(() => {});
  return written;
}

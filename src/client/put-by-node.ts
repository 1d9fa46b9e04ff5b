import type { ClientRequest, IncomingMessage, request } from 'node:http';
import { type Answer, mostOfStorage } from './answer.ts';
import { type Reading, readingOf } from './body.ts';
import { EarlySuccess, type Put } from './put.ts';
import { writtenTarget } from './storage.ts';

/** From this size on, bytes, storage is asked first, so that a refused body is never sent. */
const worthAsking = 1024 * 1024;

/** How long storage may take to say that it wants the body, milliseconds; not every proxy says so. */
const patience = 1000;

/** Sends a file as Node does it best, which is faster than `fetch` and in less memory. */
export async function putByNode(put: Put): Promise<Answer> {
  const isAsked = put.source.size >= worthAsking;
  return (await attempt(put, isAsked)) ?? (await attempt(put, false)) ?? broken();
}

/** @returns undefined when storage, or a proxy before it, did not understand that it was asked */
async function attempt(put: Put, isAsked: boolean): Promise<Answer | undefined> {
  const request = await requestOf(put, isAsked);
  const answered = responseTo(request);
  const reading = readingOf(put.source, put.mask, put.onProgress);
  let isBegun = false;
  const begin = async () => {
    if (isAsked) await wanted(request, put);
    if (request.destroyed) return;
    isBegun = true;
    await send(reading, request);
  };
  const sent = begin();
  try {
    // An answer may come before the body has gone, and then it is the answer that counts.
    const response = await Promise.race([answered, sent.then(() => answered)]);
    const { statusCode: status = 0 } = response;
    if (isAsked && status === 417) {
      if (!isBegun) return undefined;
      // Two would otherwise read the same chunks.
      throw new Error('The upload was refused after it had begun');
    }
    if (status >= 200 && status < 300 && !reading.isWhole()) throw new EarlySuccess(status);
    return await readAnswer(response);
  } catch (fault) {
    throw reading.fault() ?? fault;
  } finally {
    if (!request.writableFinished) request.destroy();
    if (isBegun) reading.stop();
    for (const abandoned of [answered, sent]) abandoned.catch(() => {});
  }
}

function broken(): never {
  throw new Error('The upload was refused as if it had been asked about');
}

async function requestOf({ method, url, headers, signal, source }: Put, isAsked: boolean) {
  const { protocol, hostname, port } = new URL(url);
  const send = await senderFor(protocol);
  return send({
    method,
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    // As it was signed: parsing would rewrite a part of it.
    path: writtenTarget(url),
    headers: {
      ...headers,
      'Content-Length': String(source.size),
      ...(isAsked && { Expect: '100-continue' }),
    },
    signal,
    // A connection that is kept may be closed just now, and what can be read once cannot be sent again.
    ...(!source.repeatable && { agent: false }),
  });
}

/**
 * Node's own way of sending. The module is asked for when it is needed, and not imported where there is
 * another way: importing it loads all that stands behind `fetch` as well, which takes Node as long as
 * starting does.
 */
async function senderFor(protocol: string): Promise<typeof request> {
  const isSafe = protocol === 'https:';
  const own = process.getBuiltinModule?.(isSafe ? 'node:https' : 'node:http');
  return (own ?? (await (isSafe ? import('node:https') : import('node:http')))).request;
}

/** What comes back; its body is still to be read. */
function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request
      .once('response', resolve)
      .on('error', (fault) => reject(named(fault)))
      // As after an answer that changes the protocol, of which nobody is told otherwise.
      .once('close', () => reject(new Error('The connection was closed without an answer')));
  });
}

/** A host with several addresses has a fault for each, and a message for none. */
function named(fault: Error): Error {
  if (!(fault instanceof AggregateError)) return fault;
  return new Error(fault.errors.map(({ message }) => message).join(', '), { cause: fault });
}

/** Reads as much of a response as is kept. */
async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headersDistinct } = response;
  const headers = new Map(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
  const decoder = new TextDecoder();
  let content = '';
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      const kept = chunk.subarray(0, chunk.length - Math.max(0, bytes - mostOfStorage));
      content += decoder.decode(kept, { stream: true });
      // Leaving the loop ends the connection, too.
      if (bytes > mostOfStorage) return { status, headers, content, isCut: true };
    }
    return { status, headers, content: content + decoder.decode() };
  } catch (cause) {
    throw new Error('The answer broke off', { cause });
  }
}

/** Resolves when storage wants the body, or has not said for too long. */
function wanted(request: ClientRequest, { clock }: Put): Promise<void> {
  const { setTimeout, clearTimeout } = clock;
  request.flushHeaders();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const go = () => {
      clearTimeout(timer as never);
      resolve();
    };
    request.once('continue', go).once('close', go);
  });
}

async function send({ chunks }: Reading, request: ClientRequest): Promise<void> {
  let written: Promise<void> | undefined;
  for await (const chunk of chunks) {
    await written;
    if (request.destroyed) return;
    written = write(request, chunk);
  }
  await written;
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

import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from '../http/reply.ts';
import type { Exchange } from '../server/exchange.ts';
import { headersOf } from '../server/send.ts';
import type { InjectedFault } from './injected-fault.ts';

/** Into how many parts a slow body is cut. */
const parts = 10;

/** Sends an answer slowly, or cuts its body short and the connection with it. */
export async function sendBroken(
  exchange: Exchange,
  reply: Reply,
  { truncate, slow = 0 }: InjectedFault,
): Promise<void> {
  const { response } = exchange;
  // Only documented answers and injected ones meet a fault: their bodies are in memory.
  const body = Buffer.from(reply.body as string | Buffer);
  const end = Math.min(truncate ?? body.length, body.length);
  response.writeHead(reply.status, headersOf(reply, false));
  response.flushHeaders();
  const size = Math.max(1, Math.ceil(end / (slow ? parts : 1)));
  for (let start = 0; start < end && !response.destroyed; start += size) {
    if (slow) await delay(slow / parts);
    await written(exchange, body.subarray(start, Math.min(start + size, end)));
  }
  if (end < body.length) response.destroy();
  else response.end();
}

/** Done when the bytes are with the system, or the client is gone. */
function written({ response }: Exchange, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(bytes, () => resolve());
  });
}

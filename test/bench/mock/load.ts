import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import type { Load, LoadResult } from './measure.ts';

/** Sends one request after another on each connection, from a thread of its own. */
const { port, request, connections, milliseconds } = workerData as Load;
const latencies: number[] = [];
const statuses = new Map<string, number>();
const until = performance.now() + milliseconds;
const startedAt = performance.now();

await Promise.all(Array.from({ length: connections }, run));
latencies.sort((a, b) => a - b);
parentPort?.postMessage({
  perSecond: (latencies.length / (performance.now() - startedAt)) * 1000,
  p99: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  statuses: Object.fromEntries(statuses),
} satisfies LoadResult);

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let sentAt = 0;
    let received = '';
    const next = () => {
      if (performance.now() > until) {
        socket.destroy();
        resolve();
        return;
      }
      received = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('connect', next).on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk;
      if (!isWhole(received)) return;
      latencies.push(performance.now() - sentAt);
      const status = received.slice(9, 12);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      next();
    });
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end));
  if (!length) return text.endsWith('0\r\n\r\n');
  return text.length >= end + 4 + Number(length[1]);
}

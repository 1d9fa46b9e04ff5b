import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { problem } from '../http/reply.ts';
import type { Departure } from '../journal/journal.ts';
import type { Exchange } from '../server/exchange.ts';
import { carriesBody } from '../server/send.ts';
import type { World } from '../server/world.ts';
import { copyOf } from './answer-copy.ts';
import { makeCallCheck } from './check-call.ts';
import { endToEnd } from './end-to-end.ts';

export type Forwarding = {
  readonly forward: (exchange: Exchange) => void;
  /** Ends the connections to the upstream that are kept. */
  readonly end: () => void;
};

/**
 * Forwards each request to the upstream server and its answer back, both as they are but for the Host
 * and what concerns one connection, and records how the call departs from the contract.
 */
export function makeForward(world: World, upstream: string): Forwarding {
  const base = new URL(upstream);
  const secure = base.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const request = secure ? httpsRequest : httpRequest;
  const check = makeCallCheck(world);

  const forward = (exchange: Exchange): void => {
    const { message, response, method, path, search } = exchange;
    const options = {
      agent,
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      method,
      path: path === '*' ? path : base.pathname.replace(/\/$/, '') + path + search,
      headers: [...endToEnd(message, ['host']), 'Host', base.host],
    };
    exchange.wait();
    let outgoing: ClientRequest;
    try {
      outgoing = request(options);
    } catch (fault) {
      refuse(exchange, `the request cannot be forwarded (${(fault as Error).message})`);
      return;
    }
    relay(message, outgoing);
    response.on('close', () => outgoing.destroy());
    outgoing.on('continue', () => {
      if (!response.headersSent) response.writeContinue();
    });
    outgoing.on('error', (fault: NodeJS.ErrnoException) => {
      const why = /^HPE_/.test(fault.code ?? '') ? 'does not answer in HTTP' : 'cannot be reached';
      const sentence = `${base.origin} ${why} (${fault.code ?? fault.message})`;
      if (response.headersSent) {
        // An answer that has begun cannot become another one.
        exchange.end({ status: response.statusCode, note: sentence });
        response.destroy();
      } else refuse(exchange, `${sentence}. Check --upstream.`);
    });
    outgoing.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      const departure = atStatus(
        `${statusCode} switches to another protocol, which nobody asked for`,
      );
      refuse(exchange, `${base.origin} switched to another protocol`, [departure]);
    });
    outgoing.on('response', (answer: IncomingMessage) => {
      const { statusCode: status = 0, headers } = answer;
      const odd = departuresFromHttp(answer);
      const copy = copyOf(answer);
      answer.on('error', () => response.destroy());
      if (status < 200) {
        outgoing.destroy();
        refuse(exchange, `${base.origin} answered with the status ${status}`, odd);
        return;
      }
      giveBack(exchange, answer);
      answer.on('close', () => {
        if (!answer.complete) {
          exchange.end({ status, note: 'the upstream broke its answer off', departures: odd });
          return;
        }
        const hasBody = carriesBody(message.headers);
        const call = { method, path, search, headers: message.headers, hasBody };
        const verdict = check({ ...call, answer: { status, headers, body: copy() } });
        const departures = [...odd, ...verdict.departures];
        exchange.end({ ...verdict, status, note: 'forwarded', departures });
      });
    });
  };
  return { forward, end: () => agent.destroy() };
}

function giveBack({ message, response }: Exchange, answer: IncomingMessage): void {
  const { statusCode = 0, statusMessage = '' } = answer;
  // The upstream's own Date, or none.
  response.sendDate = false;
  // A client of HTTP/1.0 knows no chunks: its answer ends with the connection.
  const headers = endToEnd(answer, message.httpVersion === '1.0' ? ['transfer-encoding'] : []);
  response.writeHead(statusCode, unwritable.test(statusMessage) ? '' : statusMessage, headers);
  relay(answer, response);
}

/** What no reason phrase can hold. */
const unwritable = /[^\t\x20-\x7e\x80-\xff]/;

/** Passes a body on, and the trailers after it. */
function relay(from: IncomingMessage, to: ClientRequest | ServerResponse): void {
  from.pipe(to, { end: false });
  from.on('end', () => {
    const { rawTrailers } = from;
    const trailers = rawTrailers.flatMap((name, i): [string, string][] =>
      i % 2 ? [] : [[name, rawTrailers[i + 1] ?? '']],
    );
    try {
      to.addTrailers(trailers);
    } catch {
      // One that cannot be written is worth no answer.
    }
    to.end();
  });
}

/** What of an answer is not as HTTP says, and would end a server that passed it on. */
function departuresFromHttp({ statusCode = 0, statusMessage = '', headers }: IncomingMessage) {
  const odd: Departure[] = [];
  if (statusCode < 100) odd.push(atStatus(`${statusCode} is no status of HTTP`));
  if (unwritable.test(statusMessage))
    odd.push(atStatus('its reason phrase has control characters'));
  if (headers.trailer !== undefined && headers['content-length'] !== undefined) {
    const message = 'stands beside a Content-Length, after which no trailer can come';
    odd.push({ in: 'answer', at: 'header trailer', message });
  }
  return odd;
}

function atStatus(message: string): Departure {
  return { in: 'answer', at: 'status', message };
}

function refuse(exchange: Exchange, sentence: string, departures: readonly Departure[] = []): void {
  const [note = ''] = sentence.split('. ');
  const detail = sentence.endsWith('.') ? sentence : `${sentence}.`;
  exchange.answer({ ...problem(502, 'Bad Gateway', detail), note, departures }, true);
}

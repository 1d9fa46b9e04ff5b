import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { problem } from '../http/reply.ts';
import type { Exchange } from '../server/exchange.ts';
import { send } from '../server/send.ts';
import type { World } from '../server/world.ts';
import { makeCallCheck } from './check-call.ts';
import { copyOf } from './copy.ts';

/** Headers that concern one connection and end with it. */
const ofOneConnection = new Set(['connection', 'keep-alive', 'proxy-connection']);

/**
 * Forwards each request to the upstream server and its answer back, both as they are but for the Host
 * and the headers of the connection itself, and records how the call departs from the contract.
 */
export function makeForward(world: World, upstream: string): (exchange: Exchange) => void {
  const base = new URL(upstream);
  const secure = base.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const request = secure ? httpsRequest : httpRequest;
  const check = makeCallCheck(world);

  return (exchange) => {
    const { message, response, method, path, search } = exchange;
    const outgoing = request({
      agent,
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      method,
      path: base.pathname.replace(/\/$/, '') + path + search,
      headers: [...endToEnd(message.rawHeaders, ['host']), 'Host', base.host],
    });
    message.pipe(outgoing);
    response.on('close', () => outgoing.destroy());
    outgoing.on('continue', () => response.writeContinue());
    outgoing.on('error', (fault) => unreachable(world, exchange, base, fault));
    outgoing.on('response', (answer: IncomingMessage) => {
      const copy = copyOf(answer);
      giveBack(exchange, answer);
      answer.on('close', () => {
        const { statusCode: status = 0, headers } = answer;
        if (!answer.complete) {
          world.journal.record(exchange, { status, note: 'the upstream broke its answer off' });
          return;
        }
        const body = copy();
        const hasBody = carriesBody(message);
        const call = { method, path, search, headers: message.headers, hasBody };
        const verdict = check({ ...call, answer: { status, headers, body } });
        world.journal.record(exchange, { status, note: 'forwarded', ...verdict });
      });
    });
  };
}

function giveBack({ response }: Exchange, answer: IncomingMessage): void {
  // The upstream's own Date, or none.
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 0, answer.statusMessage, endToEnd(answer.rawHeaders));
  answer.pipe(response);
  answer.on('error', () => response.destroy());
}

function endToEnd(raw: readonly string[], without: readonly string[] = []): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name = '', value = ''] = raw.slice(i, i + 2);
    const known = name.toLowerCase();
    if (!ofOneConnection.has(known) && !without.includes(known)) kept.push(name, value);
  }
  return kept;
}

function carriesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function unreachable(
  world: World,
  exchange: Exchange,
  { origin }: URL,
  fault: NodeJS.ErrnoException,
): void {
  const { response } = exchange;
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const note = `${origin} cannot be reached (${fault.code ?? fault.message})`;
  const reply = problem(502, 'Bad Gateway', `${note}. Check --upstream.`);
  send(exchange, reply, true);
  world.journal.record(exchange, { ...reply, note });
}

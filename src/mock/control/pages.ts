import { json, problem, type Reply } from '../http/reply.ts';
import { injectedAnswer } from '../injection/injected-answer.ts';
import { checkInjectedFault } from '../injection/injected-fault.ts';
import { UserError } from '../options.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import type { World } from '../server/world.ts';
import type { Leftover } from '../storage/object-store.ts';
import { listObjects, showObject } from './objects.ts';

/** Where the mock's own pages stand. */
export const controlRoot = '/__mock';

export function isControlPath(path: string): boolean {
  return path.startsWith(`${controlRoot}/`) || path === controlRoot;
}

/** The methods of one page and what each does. */
type Page = { readonly [method: string]: (exchange: Exchange) => Reply | Promise<Reply> };

/** The mock's own pages, for tests in any language. */
export function controlTarget(world: World, path: string): Target | undefined {
  if (!isControlPath(path)) return undefined;
  const page = pageOf(world, path.slice(controlRoot.length + 1));
  if (!page) return noPage;
  return {
    methods: Object.keys(page),
    answer: (exchange) =>
      page[exchange.method === 'HEAD' ? 'GET' : exchange.method]?.(exchange) ?? done,
  };
}

const noPage: Target = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  answer: ({ path }) => problem(404, 'Not Found', `The mock has no page ${path} of its own.`),
};

const done: Reply = { status: 204, headers: [], body: '' };

function pageOf(world: World, name: string): Page | undefined {
  const { clock, faults, journal, storage } = world;
  const doing = (action: () => void) => () => {
    action();
    return done;
  };
  switch (name) {
    case 'health':
      return { GET: () => json(200, { status: 'ok' }) };
    case 'requests':
      return {
        GET: () => json(200, { requests: journal.list() }),
        DELETE: doing(() => journal.clear()),
      };
    case 'objects':
      return {
        GET: () => listObjects(storage.store),
        DELETE: async (exchange) => emptied(await storage.store.clear(withFiles(exchange))),
      };
    case 'clock':
      return {
        GET: () => showClock(world),
        PUT: (exchange) => changeClock(world, exchange),
        DELETE: doing(() => clock.reset()),
      };
    case 'faults':
      return {
        GET: () => json(200, { faults: faults.list() }),
        POST: (exchange) => addFault(world, exchange),
        DELETE: doing(() => faults.clear()),
      };
    case 'reset':
      return { POST: async (exchange) => emptied(await reset(world, withFiles(exchange))) };
    default:
      return documentPage(world, name) ?? showObject(storage.store, name);
  }
}

/** Back to how the mock was when it started; its keys stay, so that running uploads still fit. */
export function reset(world: World, files = false): Promise<Leftover> {
  const { clock, faults, journal, random, storage } = world;
  clock.reset();
  faults.clear();
  journal.clear();
  random.restart();
  return storage.store.clear(files);
}

function withFiles({ search }: Exchange): boolean {
  return new URLSearchParams(search).get('files') === 'remove';
}

function emptied(left: Leftover): Reply {
  if (left.files === 0) return done;
  const detail = 'These stay in the --data folder. The same call with ?files=remove removes them.';
  return json(200, { left, detail });
}

function showClock({ clock }: World): Reply {
  return json(200, { now: new Date(clock.now()).toISOString() });
}

/** Takes `{"now": "2026-01-31T00:00:00Z"}` or `{"advance": 3600000}`, milliseconds. */
async function changeClock(world: World, exchange: Exchange): Promise<Reply> {
  const { now, advance } = await readJson(exchange);
  const moment = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (!Number.isNaN(moment)) world.clock.set(moment);
  else if (typeof advance === 'number' && Number.isFinite(advance)) world.clock.advance(advance);
  else {
    throw new UserError(
      'The clock takes {"now": "2026-01-31T00:00:00Z"} or {"advance": 3600000} in milliseconds.',
    );
  }
  return showClock(world);
}

/** @throws {UserError} when the fault makes no sense, or no operation that it may meet has its example */
export function inject({ answers, faults }: World, wanted: unknown): () => void {
  const names = Object.keys(answers);
  const fault = checkInjectedFault(wanted, names);
  const { operation, example } = fault;
  if (operation !== undefined) injectedAnswer(answers[operation] ?? [], fault);
  else if (example !== undefined) {
    throw new UserError(`The example ${example} needs an operation: ${names.join(', ')}.`);
  }
  return faults.add(fault);
}

async function addFault(world: World, exchange: Exchange): Promise<Reply> {
  const fault = await readJson(exchange);
  inject(world, fault);
  return json(201, fault);
}

/** A bundled document as it is served, at `openapi/<name>.json`; their names at `openapi/`. */
function documentPage({ documents }: World, name: string): Page | undefined {
  const names = Object.keys(documents);
  if (name === 'openapi/') {
    const paths = names.map((document) => `${controlRoot}/openapi/${document}.json`);
    return { GET: () => json(200, { documents: paths }) };
  }
  const document = names.find((document) => name === `openapi/${document}.json`);
  return document === undefined ? undefined : { GET: () => json(200, documents[document]) };
}

const maxBytes = 64 * 1024;

/** @throws {UserError} when the body is too long, or is not a JSON object */
async function readJson(exchange: Exchange): Promise<Record<string, unknown>> {
  exchange.welcomeBody();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of exchange.message.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new UserError(`The body has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new UserError('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

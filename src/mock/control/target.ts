import { json, problem, type Reply } from '../http/reply.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import type { World } from '../server/world.ts';
import { changeClock, showClock } from './clock.ts';
import { addFault } from './faults.ts';
import { listObjects, showObject } from './objects.ts';
import { showDocument } from './openapi.ts';
import { reset } from './reset.ts';

const bareRoot = '/__mock';
const root = `${bareRoot}/`;

export function isControlPath(path: string): boolean {
  return path.startsWith(root) || path === bareRoot;
}

/** The methods of one page and what each does. */
type Page = { readonly [method: string]: (exchange: Exchange) => Reply | Promise<Reply> };

/** The mock's own pages, for tests in any language. */
export function controlTarget(world: World, path: string): Target | undefined {
  if (!isControlPath(path)) return undefined;
  const page = pageOf(world, path.slice(root.length));
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
  const { journal, faults, storage } = world;
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
      return { GET: () => listObjects(storage.store), DELETE: doing(() => storage.store.clear()) };
    case 'clock':
      return {
        GET: () => showClock(world.clock),
        PUT: (exchange) => changeClock(world.clock, exchange.message),
        DELETE: doing(() => world.clock.reset()),
      };
    case 'faults':
      return {
        GET: () => json(200, { faults: faults.list() }),
        POST: (exchange) => addFault(world, exchange.message),
        DELETE: doing(() => faults.clear()),
      };
    case 'reset':
      return { POST: doing(() => reset(world)) };
    default:
      return showDocument(world.documents, name) ?? showObject(storage.store, name);
  }
}

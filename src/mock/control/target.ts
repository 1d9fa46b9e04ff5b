import { json } from '../http/reply.ts';
import type { Target } from '../server/exchange.ts';

const root = '/__mock/';

/** The mock's own pages, for tests in any language. */
export function controlTarget(path: string): Target | undefined {
  if (!path.startsWith(root)) return undefined;
  if (path === `${root}health`) {
    return { methods: ['GET'], answer: () => json(200, { status: 'ok' }) };
  }
  return undefined;
}

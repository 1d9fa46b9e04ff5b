import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './reply.ts';

/** Sent with every answer: a page of any origin may read all of it, since nothing here is a secret. */
export const corsHeaders: readonly string[] = [
  'access-control-allow-origin',
  '*',
  'access-control-expose-headers',
  '*',
];

/** The answer to OPTIONS: what may be done here, and to a browser that asks first, that it may. */
export function options(methods: readonly string[], headers: IncomingHttpHeaders): Reply {
  const allow = allowed(methods);
  const asksFirst = headers.origin !== undefined && 'access-control-request-method' in headers;
  const preflight = [
    'access-control-allow-methods',
    allow,
    'access-control-allow-headers',
    headers['access-control-request-headers'] ?? '*',
    'access-control-allow-private-network',
    'true',
    'access-control-max-age',
    '600',
  ];
  return { status: 204, headers: ['allow', allow, ...(asksFirst ? preflight : [])], body: '' };
}

/** The value of `Allow`: HEAD comes with GET, OPTIONS with everything. */
export function allowed(methods: readonly string[]): string {
  return methods
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS')
    .join(', ');
}

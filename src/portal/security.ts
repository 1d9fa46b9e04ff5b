// Each policy stands in its pages and, for servers that send headers, in what serving.ts says of them.

const page = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  // Search reads its index.
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Redoc puts its script and its styles into the page, takes icons and a font from data and searches in a worker. */
const redoc = {
  ...page,
  'script-src': "'unsafe-inline'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'font-src': 'data:',
  'connect-src': "'none'",
  'worker-src': 'blob:',
};

export const pagePolicy = policy(page);
export const redocPolicy = policy(redoc);

/** A page with try-it may also call the sandbox and the storage that the contracts name. */
export function tryItPolicy(hosts: readonly string[]): string {
  return policy({ ...page, 'connect-src': ["'self'", ...hosts].join(' ') });
}

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

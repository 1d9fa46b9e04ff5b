import type { Server } from 'node:http';

/** Milliseconds that running requests have to end. */
const patience = 10_000;

/** Stops listening, waits for running requests, and cuts those that take too long. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

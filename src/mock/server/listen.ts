import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../options.ts';

/**
 * @returns the `host:port` at which the server is reached
 * @throws {UserError} saying why the server cannot listen there, and what to do
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(explain(fault, port, host)));
    server.listen(port, host, resolve);
  });
  const { port: given, family } = server.address() as AddressInfo;
  return `${reachable(host, family)}:${given}`;
}

/** An address that listens everywhere is reached as this machine. */
function reachable(host: string, family: string): string {
  if (family === 'IPv6') return host === '::' ? '[::1]' : `[${host}]`;
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

function explain(fault: NodeJS.ErrnoException, port: number, host: string): Error {
  if (fault.code === 'EADDRINUSE') {
    return new UserError(
      `Port ${port} is in use. Stop what listens there, or choose another --port.`,
    );
  }
  if (fault.code === 'EACCES') {
    return new UserError(`Port ${port} may not be used by this user. Choose a --port above 1023.`);
  }
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND') {
    return new UserError(`${host} is not an address of this machine. Choose another --host.`);
  }
  return fault;
}

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
  });
}

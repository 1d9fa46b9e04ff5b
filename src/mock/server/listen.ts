import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../user-error.ts';

/** @throws {UserError} saying why the server cannot listen there, and what to do */
export async function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(explain(fault, port, host)));
    server.listen(port, host, resolve);
  });
  return server.address() as AddressInfo;
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

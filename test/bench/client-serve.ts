import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the server of the client's benchmarks in another process. */
export async function serve() {
  const child = fork(join(import.meta.dirname, 'client-server.ts'));
  const [port] = await once(child, 'message');
  const close = async () => {
    child.disconnect();
    await once(child, 'exit');
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

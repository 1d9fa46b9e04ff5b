import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type StockPrism = AsyncDisposable & { readonly url: string };

/** Starts `prism mock` for one document, as installed. */
export async function stockPrism(document: string): Promise<StockPrism> {
  const port = await freePort();
  const file = new URL(`../../generated/${document}/openapi.json`, import.meta.url).pathname;
  const command = new URL('../../node_modules/.bin/prism', import.meta.url).pathname;
  const child = spawn(command, ['mock', file, '-p', String(port), '-h', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saysListening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function saysListening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`prism mock ended with ${code}`)));
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Prism is listening')) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

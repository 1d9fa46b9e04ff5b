import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type StockPrism = AsyncDisposable & { readonly urls: readonly string[] };

/** What `prism mock` does for a document and a port; here for some, since Prism takes longer to load than to answer. */
const script = `
const { createSingleProcessPrism } = require('@stoplight/prism-cli/dist/util/createServer');
const [files, ports] = JSON.parse(process.argv[1]);
const fixed = { host: '127.0.0.1', cors: true, errors: false, verboseLevel: 'silent', dynamic: false };
Promise.all(files.map((document, at) => createSingleProcessPrism({ ...fixed, document, port: ports[at] })))
  .then(() => console.log('ready'));
`;

/** Starts stock Prism for some documents. */
export async function stockPrism(documents: readonly string[]): Promise<StockPrism> {
  const ports = await Promise.all(documents.map(freePort));
  const files = documents.map((name) => `generated/${name}/openapi.json`);
  const args = ['-e', script, JSON.stringify([files, ports])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await saysReady(child);
  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`Prism ended with ${code}.`)));
    child.stdout?.on('data', (said) => {
      if (String(said).includes('ready')) resolve();
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

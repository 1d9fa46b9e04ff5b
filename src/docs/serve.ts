import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mock, startMock } from 'clear-presign-mock';
import { builtFor } from '../portal/serving.ts';
import { pages } from './pages.ts';

/**
 * Serves built pages and the mock on one port of this machine, so that try-it has something to call.
 *
 * @param folder where the portal was built
 * @param port 0 for any that is free
 * @param host the address to listen on; unless told only this machine can reach it
 * @throws UserError of the mock when the port is taken
 */
export async function serveDocs(folder: string, port: number, host = '127.0.0.1'): Promise<Mock> {
  let serve: Promise<RequestListener>;
  let copy: string | undefined;
  const mock = await startMock({
    port,
    host,
    beside: async (message, response) => (await serve)(message, response),
  });
  const close = async (): Promise<void> => {
    await mock.close();
    if (copy) await rm(copy, { recursive: true, force: true });
  };
  const made = async (): Promise<RequestListener> => {
    if (mock.url === builtFor) return pages(folder);
    copy = await mkdtemp(join(tmpdir(), 'clear-presign-docs-'));
    await readdress(folder, copy, mock.url);
    return pages(copy);
  };
  serve = made();
  try {
    await serve;
  } catch (fault) {
    await close();
    throw fault;
  }
  return { ...mock, close, [Symbol.asyncDispose]: close };
}

/** The pages are built for one address; a copy of them has samples that work where they are served. */
async function readdress(folder: string, copy: string, url: string): Promise<void> {
  await cp(folder, copy, { recursive: true });
  for (const file of await readdir(copy, { recursive: true })) {
    if (!/\.(html|json|md|txt|xml)$/.test(file)) continue;
    const text = await readFile(join(copy, file), 'utf8');
    if (text.includes(builtFor)) await writeFile(join(copy, file), text.replaceAll(builtFor, url));
  }
}

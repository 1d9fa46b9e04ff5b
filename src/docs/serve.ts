import { type Mock, startMock } from 'clear-presign-mock';
import { builtFor, servedFolders } from '../portal/serving.ts';

/**
 * Serves built pages and the mock on one port of this machine, so that try-it has something to call.
 *
 * @param folder where the portal was built
 * @param port 0 for any that is free
 * @throws UserError of the mock when the port is taken
 */
export async function serveDocs(folder: string, port: number): Promise<Mock> {
  const mock = await startMock({
    port,
    static: servedFolders(folder).map((served) => ({ ...served, transform: readdressed })),
  });
  return mock;

  /** The pages are built for one address; their samples shall work where they are served. */
  function readdressed(file: string, bytes: Buffer): Buffer {
    if (!/\.(html|json|md|txt|xml)$/.test(file)) return bytes;
    return Buffer.from(bytes.toString().replaceAll(builtFor, mock.url));
  }
}

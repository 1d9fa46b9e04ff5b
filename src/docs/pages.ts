import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import { servedFolders } from '../portal/serving.ts';

/** Types that say how their text is written; sirv names no charset but for HTML. */
const texts: Readonly<Record<string, string>> = {
  '.md': 'text/markdown;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
};

/**
 * Serves the built portal: a folder's page at the path with a slash at its end, its `404.html` where nothing
 * is, and every page with the policy of the folder that it lies in.
 *
 * @param folder where the portal was built
 */
export function pages(folder: string): RequestListener {
  const policies = servedFolders(folder).toSorted((a, b) => b.prefix.length - a.prefix.length);
  const setHeaders = (response: ServerResponse, path: string) => {
    const policy = policies.find(({ prefix }) => path.startsWith(prefix));
    const type = texts[extname(path)];
    for (const [name, value] of Object.entries(policy?.headers ?? {}))
      response.setHeader(name, value);
    if (type) response.setHeader('content-type', type);
    response.setHeader('x-content-type-options', 'nosniff');
  };
  const nothing = async (response: ServerResponse) => {
    const page = await readFile(join(folder, '404.html')).catch(() => 'Nothing is here.');
    setHeaders(response, '/');
    response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' }).end(page);
  };
  // Files are looked for with each request: the portal may be built anew meanwhile.
  const serve = sirv(folder, { dev: true, etag: true, setHeaders });

  return (message, response) => {
    const [path = '/'] = (message.url ?? '/').split('?');
    const plain = decoded(path);
    // A whole page always does, and sirv ends with the process at a range that ends before it begins.
    delete message.headers.range;
    if (message.method !== 'GET' && message.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
    } else if (plain === undefined || /\/[./]|\\/.test(plain)) {
      // A hidden file, or a way out of the folder.
      nothing(response);
    } else if (!plain.endsWith('/') && existsSync(join(folder, plain, 'index.html'))) {
      const last = path.slice(path.lastIndexOf('/') + 1);
      response.writeHead(308, { location: `./${last}/` }).end();
    } else {
      serve(message, response, () => nothing(response));
    }
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

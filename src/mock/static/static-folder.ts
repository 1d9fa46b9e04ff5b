import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Reply } from '../http/reply.ts';
import { problem } from '../http/reply.ts';

/** A folder that is served beside the APIs. */
export type StaticFolder = {
  /** Path under which it stands, with a slash at its end: `/` or `/docs/`. */
  readonly prefix: string;
  readonly folder: string;
  /** Sent with each of its files, for instance a Content-Security-Policy. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** The methods that a static file takes. */
export const staticMethods = ['GET'] as const;

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.yaml': 'application/yaml',
};

/** The folder that a path belongs to: the one with the longest prefix. */
export function folderFor(
  folders: readonly StaticFolder[],
  path: string,
): StaticFolder | undefined {
  const holds = ({ prefix }: StaticFolder) => path.startsWith(prefix) || `${path}/` === prefix;
  return folders.filter(holds).toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

/**
 * Answers with the file of a path: a folder's is its `index.html`, an unknown path's the folder's
 * `404.html`.
 */
export async function serveStatic(folder: StaticFolder, path: string): Promise<Reply> {
  const headers = ['x-content-type-options', 'nosniff', 'cache-control', 'no-cache'].concat(
    ...Object.entries(folder.headers ?? {}),
  );
  const file = relativeFile(folder.prefix, path);
  const found = file === undefined ? undefined : await read(folder.folder, file);
  if (found === 'folder') {
    return { status: 308, headers: [...headers, 'location', `${lastSegment(path)}/`], body: '' };
  }
  if (found && file) {
    return { status: 200, headers: [...headers, 'content-type', mediaTypeOf(file)], body: found };
  }
  const page = await read(folder.folder, '404.html');
  if (!(page instanceof Buffer)) return problem(404, 'Not Found', `There is no ${path} here.`);
  return {
    status: 404,
    headers: [...headers, 'content-type', mediaTypeOf('404.html')],
    body: page,
  };
}

/** The file that a path names; undefined when it could leave the folder or names a hidden file. */
function relativeFile(prefix: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path.slice(prefix.length));
  } catch {
    return undefined;
  }
  // A dot at the start of a segment is a hidden file or a way up; a backslash parts on Windows.
  if (/(^|\/)\.|[\\\0:]/.test(decoded) || decoded.startsWith('/')) return undefined;
  if (`${path}/` === prefix) return '';
  return decoded === '' || decoded.endsWith('/') ? `${decoded}index.html` : decoded;
}

async function read(folder: string, file: string): Promise<Buffer | 'folder' | undefined> {
  const handle = await open(join(folder, file), 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    return (await handle.stat()).isDirectory() ? 'folder' : await handle.readFile();
  } finally {
    await handle.close();
  }
}

function mediaTypeOf(file: string): string {
  return mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

function lastSegment(path: string): string {
  return `./${path.slice(path.lastIndexOf('/') + 1)}`;
}

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
  /** Changes a file's bytes before they are sent, for instance to name the address it is served from. */
  readonly transform?: (file: string, bytes: Buffer) => Buffer;
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

/** The folders that a path may lie in, that with the longest prefix first. */
export function foldersFor(folders: readonly StaticFolder[], path: string): StaticFolder[] {
  return folders
    .filter(({ prefix }) => path.startsWith(prefix) || `${path}/` === prefix)
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
}

/**
 * Answers with the file of a path in the first of the folders: a folder's is its `index.html`, an unknown
 * path's the `404.html` of the first folder that has one.
 */
export async function serveStatic(
  folders: readonly [StaticFolder, ...StaticFolder[]],
  path: string,
): Promise<Reply> {
  const [own] = folders;
  const file = relativeFile(own.prefix, path);
  const found = file === undefined ? undefined : await read(own.folder, file);
  if (found === 'folder') {
    const location = `${lastSegment(path)}/`;
    return { status: 308, headers: [...headersOf(own), 'location', location], body: '' };
  }
  if (found && file !== undefined) return fileReply(own, 200, file, found);
  for (const folder of folders) {
    const page = await read(folder.folder, notFoundPage);
    if (page instanceof Buffer) return fileReply(folder, 404, notFoundPage, page);
  }
  return problem(404, 'Not Found', `There is no ${path} here.`);
}

const notFoundPage = '404.html';

function fileReply(folder: StaticFolder, status: number, file: string, bytes: Buffer): Reply {
  const body = folder.transform?.(file, bytes) ?? bytes;
  return { status, headers: [...headersOf(folder), 'content-type', mediaTypeOf(file)], body };
}

function headersOf({ headers = {} }: StaticFolder): string[] {
  const own = Object.entries(headers).flat();
  return ['x-content-type-options', 'nosniff', 'cache-control', 'no-cache', ...own];
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

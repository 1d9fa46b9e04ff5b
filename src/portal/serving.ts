import { join } from 'node:path';
import { apis } from '../../generated/apis.ts';
import { pagePolicy, redocPolicy, tryItPolicy } from './security.ts';

/** Where the samples of the portal expect the mock, and by default the portal is served. */
export const builtFor = 'http://127.0.0.1:4010';

/** A folder of the portal with what a server should send with its files. */
export type Folder = {
  readonly prefix: string;
  readonly folder: string;
  readonly headers: { readonly 'content-security-policy': string };
};

/** How a server that can send headers serves the built portal. */
export function servedFolders(folder: string): Folder[] {
  const policies = {
    '/': pagePolicy,
    '/reference/': tryItPolicy(tryItHosts),
    '/redoc/': redocPolicy,
  };
  return Object.entries(policies).map(([prefix, policy]) => ({
    prefix,
    folder: join(folder, prefix),
    headers: { 'content-security-policy': policy },
  }));
}

/** The hosts that try-it can call beside the mock: the sandbox, and the storage its URLs lead to. */
export const tryItHosts: readonly string[] = [
  ...new Set([
    ...Object.values(apis).flatMap(({ servers }) => servers['sandbox'] ?? []),
    ...Object.values(apis).flatMap(({ storage }) =>
      (storage?.hosts ?? []).map((host) => `https://${host}`),
    ),
  ]),
];

/** The address of the folder that a portal stands in: without a slash at its end its last step would be lost. */
export function folderAt(site: string): URL {
  return new URL(site.endsWith('/') ? site : `${site}/`);
}

import { apiTarget, noPath } from '../api/target.ts';
import { controlRoot, controlTarget } from '../control/pages.ts';
import { decoded } from '../http/target.ts';
import type { MockOptions } from '../options.ts';
import { storageTarget } from '../storage/receive.ts';
import type { Target } from './exchange.ts';
import type { World } from './world.ts';

/** Finds what stands at a path, and the operation of a method there; undefined when it is not the mock's. */
export type Route = (path: string, method: string) => Target | undefined;

/**
 * The documents' paths as they are, the mock's own pages and the storage. What lies under the first segment
 * of one of them, however that is spelled, is a mistyped call, and none of a site beside the mock.
 */
export function makeRoute(world: World, options: MockOptions): Route {
  const { prism, clock, storage, paths } = world;
  const now = () => clock.now();
  const setting = {
    prism,
    now,
    tokens: options.tokens && new Set(options.tokens),
    examples: options.examples ?? false,
  };
  const roots = new Set([controlRoot, ...paths.map(({ root }) => root)].map(canonical));
  return (path, method) =>
    apiTarget(paths, setting, path, method) ??
    controlTarget(world, path) ??
    storageTarget(storage, now, path) ??
    (roots.has(canonical(path)) ? noPath : undefined);
}

/** The first segment of a path, in one spelling. */
function canonical(path: string): string {
  return /^\/*([^/]*)/.exec(decoded(path).toLowerCase())?.[1] ?? '';
}

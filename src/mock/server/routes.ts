import { apiTarget } from '../api/target.ts';
import { controlTarget } from '../control/target.ts';
import { prismReply } from '../engine/prism.ts';
import type { MockOptions } from '../options.ts';
import { foldersFor, serveStatic, staticMethods } from '../static/static-folder.ts';
import { storageTarget } from '../storage/target.ts';
import type { Target } from './exchange.ts';
import type { World } from './world.ts';

/** Finds what stands at a path, and the operation of a method there. */
export type Route = (path: string, method: string) => Target;

/**
 * The documents' paths as they are, the storage, the mock's own pages, then the static folders. Beside a
 * document's path, under its first segment, a folder must stand by its own prefix: a mistyped call
 * gets no page of a site that is served at the root.
 */
export function makeRoute(world: World, options: MockOptions, ownHost: () => string): Route {
  const { prism, clock, storage, paths } = world;
  const now = () => clock.now();
  const setting = {
    prism,
    now,
    ownHost,
    tokens: options.tokens && new Set(options.tokens),
    examples: options.examples ?? false,
  };
  const beside = (path: string) => paths.some(({ root }) => `${path}/`.startsWith(root));
  return (path, method) =>
    apiTarget(paths, setting, path, method) ??
    controlTarget(world, path) ??
    storageTarget(storage, now, path) ??
    staticTarget(options, path, beside(path)) ??
    unknown(world);
}

function staticTarget(
  { static: all = [] }: MockOptions,
  path: string,
  isBesideApi: boolean,
): Target | undefined {
  const folders = isBesideApi ? all.filter(({ prefix }) => prefix !== '/') : all;
  const [own, ...others] = foldersFor(folders, path);
  return own && { methods: staticMethods, answer: () => serveStatic([own, ...others], path) };
}

/** What no document has, Prism refuses in its own way. */
function unknown({ prism }: World): Target {
  const refuse: NonNullable<Target['refuseMethod']> = async ({ method, path }) =>
    prismReply(await prism.answer({ method, path }), []);
  return {
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    answer: refuse,
    refuseMethod: refuse,
  };
}

import type { Client, Middleware } from 'openapi-fetch';
import type { Mask } from './mask.ts';
import { ownFault, refuse } from './refusal.ts';

/** The hooks of a raw client. */
export type Hooks = {
  /** Whether there are none, so that nobody sees the requests. */
  readonly isEmpty: () => boolean;
};

const places = ['onRequest', 'onResponse', 'onError'] as const;

/**
 * Lets hooks be registered with a client of openapi-fetch, each checked when it is given. What a hook throws
 * is the caller's mistake and is told as such; openapi-fetch itself would pass it on without a word of where
 * it came from.
 */
export function withHooks<Paths extends object>(
  raw: Client<Paths>,
  mask: Mask,
  given: readonly Middleware[] = [],
): Hooks {
  const guarded = new Map<Middleware, Middleware>();
  const { use, eject } = raw;
  raw.use = (...hooks) => {
    for (const hook of hooks) {
      refuseUnlessHook(hook);
      guarded.set(hook, guard(hook, mask));
    }
    use(...hooks.map((hook) => guarded.get(hook) ?? hook));
  };
  raw.eject = (...hooks) => {
    eject(...hooks.map((hook) => guarded.get(hook) ?? hook));
    for (const hook of hooks) guarded.delete(hook);
  };
  if (!Array.isArray(given)) refuse('middleware', 'must be a list of objects');
  raw.use(...given);
  return { isEmpty: () => !guarded.size };
}

function refuseUnlessHook(hook: unknown): void {
  const parts = (typeof hook === 'object' && hook !== null ? hook : {}) as {
    [part: string]: unknown;
  };
  const named = places.filter((place) => parts[place] !== undefined);
  if (named.length && named.every((place) => typeof parts[place] === 'function')) return;
  refuse('middleware', `must be objects with ${places.join(', ')}, each a function`);
}

function guard(hook: Middleware, mask: Mask): Middleware {
  const own = places.flatMap((place) => {
    const work = hook[place] as ((about: unknown) => unknown) | undefined;
    if (!work) return [];
    const guardedWork = async (about: unknown) => {
      try {
        return await work.call(hook, about);
      } catch (fault) {
        // One that is passed on is not the hook's.
        if (place === 'onError' && fault === (about as { error: unknown }).error) throw fault;
        throw ownFault(`middleware: ${place}`, mask, fault);
      }
    };
    return [[place, guardedWork] as const];
  });
  return Object.fromEntries(own) as Middleware;
}

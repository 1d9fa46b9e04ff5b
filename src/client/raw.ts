import type { createRawClient } from './raw-client.ts';

/** The openapi-fetch client of an API, typed by its contract. */
export type RawClient<Paths extends object> = ReturnType<typeof createRawClient<Paths>>;

type Methods = { readonly [method: string]: (...args: unknown[]) => unknown };

/** Stands for the raw client and loads it when it is first used. */
export function rawClient<Paths extends object>(
  ...parts: Parameters<typeof createRawClient>
): RawClient<Paths> {
  let loading: Promise<Methods> | undefined;
  const load = async () => {
    const { createRawClient } = await import('./raw-client.ts');
    return createRawClient<Paths>(...parts) as unknown as Methods;
  };
  const call =
    (method: string) =>
    async (...args: unknown[]) => {
      loading ??= load();
      return (await loading)[method]?.(...args);
    };
  const methods = ['GET', 'request', 'use', 'eject'].map((method) => [method, call(method)]);
  return Object.fromEntries(methods);
}

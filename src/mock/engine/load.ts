import Module, { createRequire } from 'node:module';

type PrismModule = typeof import('@stoplight/prism-http');

const require = createRequire(import.meta.url);

/**
 * Loads Prism without `@faker-js/faker`, whose many languages take longer than the rest of Prism and which
 * only a schema with a faker key needs: such a schema loads it when it asks for the first name.
 */
export function loadPrism(): PrismModule {
  const file = require.resolve('@faker-js/faker', {
    paths: [require.resolve('@stoplight/prism-http')],
  });
  if (!require.cache[file]) {
    const stand = new Module(file);
    stand.exports = { __esModule: true, default: onFirstUse(file) };
    stand.loaded = true;
    require.cache[file] = stand;
  }
  return require('@stoplight/prism-http') as PrismModule;
}

function onFirstUse(file: string): object {
  let faker: Record<PropertyKey, unknown> | undefined;
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (!faker) {
          delete require.cache[file];
          faker = (require(file) as { default: Record<PropertyKey, unknown> }).default;
        }
        return faker[name];
      },
    },
  );
}

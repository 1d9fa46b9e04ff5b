import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { type Manifest, scripts } from './manifest.ts';

/**
 * Bundles the entry points of a package as ESM, with everything of this repository in them and every
 * dependency left out. Its commands are bundled apart, so that they add nothing to the library.
 */
export async function writeScripts(folder: string, manifest: Manifest, output: string) {
  const { exports, bin } = manifest;
  const library = scripts(exports);
  if (library.size) await write(folder, manifest, library, output, 'shared/[name].js');
  if (bin) await write(folder, manifest, scripts(bin), output, 'command/[name].js', onNode);
}

/** A command runs on Node alone, and brings what it needs of packages that are CommonJS. */
const onNode = { platform: 'node', resolve: { mainFields: ['module', 'main'] } } as const;

/** A library is for every runtime and brings nothing of others. */
const anywhere = { platform: 'neutral', resolve: { mainFields: [] } } as const;

async function write(
  folder: string,
  { name, dependencies = {}, peerDependencies = {} }: Manifest,
  entries: ReadonlyMap<string, string>,
  output: string,
  chunkFileNames: string,
  target: typeof onNode | typeof anywhere = anywhere,
): Promise<void> {
  const outside = Object.keys({ ...dependencies, ...peerDependencies });
  const input = [...entries].map(([script, file]) => [
    script.replace(/\.js$/, ''),
    join(folder, file),
  ]);
  const bundle = await rolldown({
    input: Object.fromEntries(input),
    external: (id) => id.startsWith('node:') || outside.some((name) => isIn(id, name)),
    platform: target.platform,
    resolve: { mainFields: [...target.resolve.mainFields] },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${name}: ${log.message}`);
    },
  });
  try {
    await bundle.write({ dir: output, format: 'esm', entryFileNames: '[name].js', chunkFileNames });
  } finally {
    await bundle.close();
  }
}

function isIn(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}/`);
}

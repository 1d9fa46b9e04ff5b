import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { entries, type Manifest } from './manifest.ts';

/**
 * Bundles the entry points of a package as ESM, with everything of this repository in them and every
 * dependency left out.
 */
export async function writeScripts(folder: string, manifest: Manifest, output: string) {
  const { dependencies = {}, peerDependencies = {} } = manifest;
  const outside = Object.keys({ ...dependencies, ...peerDependencies });
  const input = [...entries(manifest)].map(([script, file]) => [
    script.replace(/\.js$/, ''),
    join(folder, file),
  ]);
  const bundle = await rolldown({
    input: Object.fromEntries(input),
    external: (id) => id.startsWith('node:') || outside.some((name) => isIn(id, name)),
    platform: 'neutral',
    resolve: { mainFields: [] },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${manifest.name}: ${log.message}`);
    },
  });
  try {
    await bundle.write({
      dir: output,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'shared/[name].js',
    });
  } finally {
    await bundle.close();
  }
}

function isIn(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}/`);
}

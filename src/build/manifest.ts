import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The parts of a workspace's package.json that the build reads. */
export type Manifest = {
  readonly name: string;
  readonly version: string;
  /** A workspace that is not published, and so not built. */
  readonly private?: boolean;
  /** Entry points by their name, each a TypeScript file of the workspace. */
  readonly exports: { readonly [name: string]: string };
  /** Commands by their name, each a TypeScript file of the workspace. */
  readonly bin?: { readonly [command: string]: string };
  /** Folders that the package brings, by their name in it, relative to the workspace. */
  readonly folders?: { readonly [name: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
};

export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

/** The TypeScript files that a library or a command is entered by, by the script that each becomes. */
export function scripts(entries: { readonly [name: string]: string } = {}): Map<string, string> {
  return new Map(Object.values(entries).map((file) => [scriptOf(file), file]));
}

/**
 * What is published: the same, entered by what was built. npm itself does not rewrite `exports` for
 * publishing, so the build writes a manifest of its own.
 *
 * @param typesOf where the declarations of an entry are, relative to the package
 */
export function published(manifest: Manifest, typesOf: (file: string) => string): object {
  const { exports, bin, folders: _, ...rest } = manifest;
  const built = Object.entries(exports).map(([name, file]) => [
    name,
    { types: typesOf(file), default: `./${scriptOf(file)}` },
  ]);
  const commands = Object.entries(bin ?? {}).map(([name, file]) => [name, scriptOf(file)]);
  return {
    ...rest,
    exports: { ...Object.fromEntries(built), './package.json': './package.json' },
    ...(bin && { bin: Object.fromEntries(commands) }),
  };
}

/** `./cli/main.ts` becomes `cli/main.js`. */
function scriptOf(file: string): string {
  return file.replace(/^\.\//, '').replace(/\.ts$/, '.js');
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';

/** Bytes of a bundle, minified and then compressed. */
export type Size = { readonly minified: number; readonly gzip: number };

/**
 * Bundles a module for a browser as an application would.
 *
 * @returns the size of what is loaded at once, and of what is loaded when it is first used
 */
export async function bundleSize(project: string, name: string, source: string) {
  const chunks = await bundle(project, name, source);
  const entry = chunks.find(({ isEntry }) => isEntry);
  const atOnce = new Set<string>();
  const follow = (file: string) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? [])
      follow(other);
  };
  follow(entry?.fileName ?? '');
  return {
    atOnce: sizeOf(chunks.filter(({ fileName }) => atOnce.has(fileName))),
    later: sizeOf(chunks.filter(({ fileName }) => !atOnce.has(fileName))),
  };
}

/** @returns the one script of a module and all that it can ever load */
export async function bundled(project: string, name: string, source: string): Promise<string> {
  const [chunk] = await bundle(project, name, source, false);
  return chunk?.code ?? '';
}

async function bundle(project: string, name: string, source: string, codeSplitting = true) {
  const input = join(project, `${name}.entry.ts`);
  await mkdir(dirname(input), { recursive: true });
  await writeFile(input, source);
  const made = await rolldown({ input, platform: 'browser' });
  const { output } = await made.generate({ format: 'esm', minify: true, codeSplitting });
  await made.close();
  return output.filter((file): file is OutputChunk => file.type === 'chunk');
}

function sizeOf(chunks: readonly OutputChunk[]): Size {
  const sum = (size: (code: string) => number) =>
    chunks.reduce((total, { code }) => total + size(code), 0);
  return {
    minified: sum((code) => code.length),
    gzip: sum((code) => gzipSync(code, { level: 9 }).length),
  };
}

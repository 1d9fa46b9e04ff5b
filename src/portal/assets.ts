import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { rolldown } from 'rolldown';

const folder = import.meta.dirname;

/** The scripts that pages name; each is one file. */
const scripts = ['early', 'page'] as const;
const styles = ['base', 'frame', 'reference', 'landing', 'print'] as const;

/** Scripts, styles and the files that are copied as they are, by path in the portal. */
export async function assets(): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>([['assets/portal.css', await stylesheet()]]);
  for (const name of scripts) files.set(`assets/${name}.js`, await script(name));
  const fixed = join(folder, 'static');
  for (const name of await readdir(fixed)) files.set(name, await readFile(join(fixed, name)));
  return files;
}

async function stylesheet(): Promise<string> {
  const sheets = await Promise.all(
    styles.map((name) => readFile(join(folder, 'style', `${name}.css`))),
  );
  const { code } = transform({
    filename: 'portal.css',
    code: Buffer.concat(sheets),
    minify: true,
  });
  return code.toString();
}

async function script(name: string): Promise<string> {
  const bundle = await rolldown({ input: join(folder, 'browser', `${name}.ts`) });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const [chunk] = output;
  if (output.length !== 1) throw new Error(`${name}.ts became ${output.length} files, not one.`);
  return chunk.code;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

const folder = import.meta.dirname;

/** The scripts that pages name; each is one file. */
const scripts = {
  early: 'early',
  page: 'page',
  search: 'search',
  failure: 'failure',
  sample: 'sample',
  'try-it': 'try-it/try-it',
} as const;
const styles = ['base', 'frame', 'reference', 'landing', 'try-it', 'search', 'print'] as const;

/** Scripts, styles and the files that are copied as they are, by path in the portal. */
export async function assets(): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>([['assets/portal.css', await stylesheet()]]);
  const modules: string[] = [];
  for (const [name, source] of Object.entries(scripts)) {
    const { code, moduleIds } = await script(name, source);
    files.set(`assets/${name}.js`, code);
    modules.push(...moduleIds);
  }
  files.set('assets/licences.txt', licencesOf(modules));
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

async function script(name: string, source: string) {
  const bundle = await rolldown({
    input: join(folder, 'browser', `${source}.ts`),
    // Search is loaded when it is first wanted, as a file of its own.
    external: ['./search.js'],
  });
  // The script that runs before the first paint is no module, since those wait for the page.
  const format = name === 'early' ? 'iife' : 'esm';
  const { output } = await bundle.generate({ format, minify: true });
  await bundle.close();
  const [chunk] = output;
  if (output.length !== 1) throw new Error(`${source}.ts became ${output.length} files, not one.`);
  return chunk;
}

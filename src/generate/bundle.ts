import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { OpenApiDocument } from '../contract/document.ts';
import { namedSources } from '../contract/evidence.ts';
import type { Source } from '../contract/registry.ts';

const require = createRequire(import.meta.url);

/** Where Redocly's command is installed, whose package exports no API. */
export const redoclyFolder = dirname(require.resolve('@redocly/cli/package.json'));
const command = join(redoclyFolder, 'bin/cli.js');

/** How a run of Redocly ended, and what it said. */
type Said = { readonly failed: boolean; readonly stdout: string; readonly stderr: string };

/** Runs Redocly, which fails as well when it only found something: its caller reads what it said. */
export function redocly(folder: string, args: readonly string[]): Promise<Said> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' };
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    execFile(process.execPath, [command, ...args], options, (fault, stdout, stderr) =>
      done({ failed: fault !== null, stdout, stderr }),
    );
  });
}

/**
 * Bundles documents with Redocly, so that each stands in one file.
 *
 * @returns the bundles, by document name
 * @throws with Redocly's own words when a document cannot be read or a reference cannot be resolved
 */
export async function bundle(
  root: string,
  sources: readonly Source[],
): Promise<Map<string, OpenApiDocument>> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const files = sources.map(({ file }) => relative(root, file));
    const args = ['bundle', ...files, '--output', folder, '--ext', 'json'];
    const { failed, stderr } = await redocly(root, args);
    if (failed) throw new Error(`Redocly could not bundle ${files.join(', ')}:\n${stderr}`);
    const bundles = new Map<string, OpenApiDocument>();
    // Evidence names its source by id; the ids are written once, in whatever document has them.
    const known = Object.assign({}, ...sources.map(({ document }) => document['x-sources']));
    for (const { id, file } of sources) {
      const name = basename(file).replace(/\.ya?ml$/, '.json');
      const document = JSON.parse(await readFile(join(folder, name), 'utf8'));
      bundles.set(id, { ...document, 'x-sources': namedSources(document, known) });
    }
    return bundles;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

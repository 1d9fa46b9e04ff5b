import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { OpenApiDocument } from './document.ts';

const require = createRequire(import.meta.url);

/** The file that starts the Redocly command, whose package exports no API. */
export const redoclyCommand = join(
  dirname(require.resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

/**
 * Bundles documents with Redocly, so that each stands in one file.
 *
 * @returns the bundles, by document name
 * @throws with Redocly's own words when a document cannot be read or a reference cannot be resolved
 */
export async function bundle(
  root: string,
  names: readonly string[],
): Promise<Map<string, OpenApiDocument>> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const files = names.map((name) => `spec/${name}.yaml`);
    const args = [redoclyCommand, 'bundle', ...files, '--output', folder, '--ext', 'json'];
    await promisify(execFile)(process.execPath, args, {
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' },
    }).catch((fault: { stderr?: string }) => {
      throw new Error(`Redocly could not bundle ${files.join(', ')}:\n${fault.stderr ?? fault}`);
    });
    const bundles = new Map<string, OpenApiDocument>();
    for (const name of names) {
      bundles.set(name, JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')));
    }
    const sources = bundles.get('storage')?.['x-sources'];
    // Evidence names its source by id; the ids are written once, in storage.yaml.
    for (const document of bundles.values()) if (sources) document['x-sources'] = sources;
    return bundles;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { type Packed, root, run } from '../build/tarball.ts';

/**
 * A registry of npm on a loopback port that has the packed packages and what they depend on, and nothing
 * else: what `npx` fetches by name is then what would be published.
 */
export async function startRegistry(packed: readonly Packed[]) {
  const entries = await Promise.all(packed.map(({ built, tarball }) => entryOf(built, tarball)));
  const own = new Set(entries.map(({ manifest }) => manifest.name));
  const [aside = ''] = packed.map(({ tarball }) => dirname(tarball));
  // A set grows while it is walked: what a dependency needs is packed as well.
  const needed = new Set(entries.flatMap(({ manifest }) => Object.keys(manifest.dependencies)));
  for (const name of needed) {
    if (own.has(name)) continue;
    const folder = join(root, 'node_modules', name);
    const told = await run('npm', ['pack', folder, '--json', '--ignore-scripts'], aside);
    const entry = await entryOf(folder, join(aside, JSON.parse(told)[0].filename));
    for (const dependency of Object.keys(entry.manifest.dependencies)) needed.add(dependency);
    entries.push(entry);
  }
  const server = createServer(async ({ url = '' }, response) => {
    const asked = decodeURIComponent(url.slice(1));
    const file = entries.find(({ tarball }) => basename(tarball) === asked);
    const entry = entries.find(({ manifest }) => manifest.name === asked);
    if (file) response.end(await readFile(file.tarball));
    else if (entry) response.end(JSON.stringify(packument(entry, origin)));
    else response.writeHead(404).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: origin, close };
}

type Entry = Awaited<ReturnType<typeof entryOf>>;

async function entryOf(folder: string, tarball: string) {
  const { dependencies = {}, ...manifest } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  return { tarball, manifest: { ...manifest, dependencies } };
}

/** What a registry says of a package. */
function packument({ manifest, tarball }: Entry, origin: string) {
  const { name, version } = manifest;
  const dist = { tarball: `${origin}/${basename(tarball)}` };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Packed } from '../build/tarball.ts';
import { nodeIn } from './runtimes.ts';

/** The ways to use the command that its README names: what is installed before, and how it is called. */
const ways: readonly {
  readonly name: string;
  readonly installed: readonly string[];
  readonly command: readonly string[];
}[] = [
  {
    name: 'after an installation of both tarballs',
    installed: ['clear-presign', 'clear-presign-cli'],
    command: ['clear-presign'],
  },
  { name: 'once only', installed: [], command: ['--yes', 'clear-presign-cli'] },
  {
    name: 'once only, the library beside it',
    installed: ['clear-presign'],
    command: ['--yes', 'clear-presign-cli'],
  },
];

/**
 * Uploads a file by `npx`, in every way that the README names and each in a project of its own.
 *
 * @param registry the address of one that has the packages
 */
export async function uploadsByNpx(
  project: string,
  version: string,
  packed: readonly Packed[],
  registry: string,
  baseUrl: string,
): Promise<string[]> {
  const place = await mkdtemp(join(tmpdir(), 'npx-'));
  // Nothing of the caller's settings of npm, and nothing of what it fetched before.
  const env = {
    PATH: [dirname(nodeIn(project, version)), process.env['PATH']].join(delimiter),
    npm_config_userconfig: join(place, 'npmrc'),
    npm_config_cache: join(place, 'cache'),
    npm_config_registry: registry,
    CLEAR_AUTH_TOKEN: 'any-token',
    CLEAR_INTEGRATION_ID: '5f0c2b1e-6d1f-4c55-9a53-0123456789ab',
    CLEAR_BASE_URL: baseUrl,
  };
  try {
    const faults: string[] = [];
    for (const [index, { name, installed, command }] of ways.entries()) {
      const cwd = join(place, String(index));
      await mkdir(cwd);
      await writeFile(join(cwd, 'package.json'), '{}');
      await writeFile(join(cwd, 'sales.csv'), 'invoice,amount\n1,100\n');
      const call = async (program: string, args: readonly string[]) =>
        (await promisify(execFile)(program, args, { cwd, env, timeout: 120_000 })).stdout;
      const tarballs = installed.map((name) => tarballOf(name, packed));
      if (tarballs.length) await call('npm', ['install', '--no-audit', '--no-fund', ...tarballs]);
      const said = await call('npx', [
        ...command,
        'upload',
        'sales.csv',
        '--api',
        'one-integration',
      ]);
      const wanted = `uploaded sales.csv (21 B) to ${baseUrl}/bucket/sales.csv\n`;
      if (said !== wanted) faults.push(`${name}: ${said}`);
    }
    return faults;
  } finally {
    await rm(place, { recursive: true });
  }
}

/** npm names a tarball by package and version. */
function tarballOf(name: string, packed: readonly Packed[]): string {
  const found = packed.find(({ tarball }) =>
    new RegExp(`[\\\\/]${name}-\\d[^\\\\/]*$`).test(tarball),
  );
  if (!found) throw new Error(`${name} is not packed.`);
  return found.tarball;
}

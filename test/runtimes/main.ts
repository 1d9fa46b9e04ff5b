import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { packages, readManifest } from '../../tsdown.config.ts';
import { type Packed, pack, root, run } from '../build/tarball.ts';
import { startApi } from './api.ts';
import { installApplications, jest, vite } from './applications.ts';
import { compileConsumer, compilers } from './compilers.ts';
import { expected, expectedInBrowser, expectedOfNode } from './expected.ts';
import { uploadsByNpx } from './npx.ts';
import { startRegistry } from './registry.ts';
import { nodeIn, nodes, type Result, runtimes } from './runtimes.ts';

let failed = 0;

/** Runs the packed packages in every runtime and every kind of application, and compiles with every compiler. */
async function main(): Promise<number> {
  const packed = await Promise.all(packages().map(pack));
  try {
    const project = join(packed[0]?.place ?? '', 'runtimes');
    await mkdir(project);
    await install(project, packed);
    for (const { name, run } of runtimes) {
      const wanted = name === 'Chromium' ? expectedInBrowser : expected;
      await check(name, async (url) => differences(await run(project, url), wanted));
    }
    for (const version of nodes) {
      await check(`Commands on Node ${version}`, () => commands(project, nodeIn(project, version)));
    }
    await checkNpx(project, packed);
    await checkApplications(project);
    for (const [name, version] of Object.entries(compilers)) {
      for (const skipLibCheck of [true, false]) {
        await check(`TypeScript ${version}, skipLibCheck ${skipLibCheck}`, () =>
          compileConsumer(project, name, skipLibCheck),
        );
      }
    }
    return failed ? 1 : 0;
  } finally {
    for (const { remove } of packed) await remove();
  }
}

/** Tells how one check went; it gets an API of its own. */
async function check(
  name: string,
  faultsOf: (baseUrl: string) => Promise<readonly string[]>,
): Promise<void> {
  const api = await startApi();
  const faults = await faultsOf(api.url).catch((fault) => [String(fault)]);
  api.close();
  console.log(`${faults.length ? 'FAILED' : 'passed'}  ${name}`);
  for (const fault of faults) console.log(`        ${fault}`);
  failed += faults.length ? 1 : 0;
}

async function install(project: string, packed: readonly Packed[]): Promise<void> {
  await cp(join(root, 'test/runtimes'), project, { recursive: true });
  await cp(join(root, 'test/build/consumer'), join(project, 'consumer'), { recursive: true });
  const dependencies = Object.assign(
    { '@types/node': '24.19.2' },
    ...packages().map((folder, at) => ({
      [readManifest(folder).name]: `file:${packed[at]?.tarball}`,
    })),
    ...runtimes.map(({ packages }) => packages),
    ...Object.entries(compilers).map(([name, version]) => ({
      [name]: `npm:typescript@${version}`,
    })),
  );
  const manifest = { private: true, type: 'module', dependencies };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], project);
}

/** Every command of the packages says its help and its version. */
async function commands(project: string, node: string): Promise<string[]> {
  for (const folder of packages()) {
    const place = join(project, 'node_modules', readManifest(folder).name);
    const { bin = {}, version } = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
    for (const file of Object.values<string>(bin)) {
      await run(node, [join(place, file), '--help'], project);
      const said = await run(node, [join(place, file), '--version'], project);
      if (said.trim() !== version) return [`${file} --version said ${said}`];
    }
  }
  return [];
}

async function checkNpx(project: string, packed: readonly Packed[]): Promise<void> {
  const registry = await startRegistry(packed);
  for (const version of nodes) {
    await check(`npx on Node ${version}`, (url) =>
      uploadsByNpx(project, version, packed, registry.url, url),
    );
  }
  registry.close();
}

async function checkApplications(project: string): Promise<void> {
  try {
    await installApplications(project);
  } catch (fault) {
    const [, reason] = String(fault).split('\n');
    console.log(`skipped Jest and Vite, which npm could not install: ${reason}`);
    return;
  }
  for (const { name, run } of jest) {
    await check(name, async (url) => {
      await run(project, url);
      return [];
    });
  }
  await check('Vite', async (url) => differences(await vite(project, url), expectedInBrowser));
}

function differences({ common, node }: Result, wanted: object): string[] {
  const given = new Map(Object.entries({ ...common, ...node }));
  return Object.entries({ ...wanted, ...(node && expectedOfNode) })
    .filter(([key, value]) => !isDeepStrictEqual(given.get(key), value))
    .map(
      ([key, value]) =>
        `${key}: ${JSON.stringify(given.get(key))} instead of ${JSON.stringify(value)}`,
    );
}

process.exitCode = await main();

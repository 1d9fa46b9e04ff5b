import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pack, root, run } from '../build/tarball.ts';
import { startApi } from './api.ts';
import { compileConsumer, compilers } from './compilers.ts';
import { expected, expectedInBrowser, expectedOfNode } from './expected.ts';
import { type Result, type Runtime, runtimes } from './runtimes.ts';

/** Runs the packed package in every runtime and compiles a consumer with every compiler. */
async function main(): Promise<number> {
  const packed = await pack(join(root, 'src/client'));
  try {
    const project = join(packed.place, 'runtimes');
    await mkdir(project);
    await install(project, packed.tarball);
    let failed = 0;
    const tell = (name: string, faults: readonly string[]) => {
      console.log(`${faults.length ? 'FAILED' : 'passed'}  ${name}`);
      for (const fault of faults) console.log(`        ${fault}`);
      failed += faults.length ? 1 : 0;
    };
    for (const runtime of runtimes) tell(runtime.name, await faultsOf(runtime, project));
    for (const compiler of Object.keys(compilers)) {
      for (const skipLibCheck of [true, false]) {
        const faults = await compileConsumer(project, compiler, skipLibCheck);
        tell(`TypeScript ${compilers[compiler]}, skipLibCheck ${skipLibCheck}`, faults);
      }
    }
    return failed ? 1 : 0;
  } finally {
    await packed.remove();
  }
}

async function install(project: string, tarball: string): Promise<void> {
  await cp(join(root, 'test/runtimes'), project, { recursive: true });
  await cp(join(root, 'test/build/consumer'), join(project, 'consumer'), { recursive: true });
  const dependencies = Object.assign(
    { 'clear-presign': `file:${tarball}`, '@types/node': '24.19.2' },
    ...runtimes.map(({ packages }) => packages),
    ...Object.entries(compilers).map(([name, version]) => ({
      [name]: `npm:typescript@${version}`,
    })),
  );
  const manifest = { private: true, type: 'module', dependencies };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], project);
}

async function faultsOf({ name, run }: Runtime, project: string): Promise<string[]> {
  const api = await startApi();
  try {
    const { common, node }: Result = await run(project, api.url);
    const wanted = name === 'Chromium' ? expectedInBrowser : expected;
    const faults = differences(common, wanted);
    return node ? [...faults, ...differences(node, expectedOfNode)] : faults;
  } catch (fault) {
    return [String(fault)];
  } finally {
    api.close();
  }
}

function differences(actual: object, wanted: object): string[] {
  const given = new Map(Object.entries(actual));
  return Object.entries(wanted)
    .filter(([key, value]) => !isDeepStrictEqual(given.get(key), value))
    .map(
      ([key, value]) =>
        `${key}: ${JSON.stringify(given.get(key))} instead of ${JSON.stringify(value)}`,
    );
}

process.exitCode = await main();

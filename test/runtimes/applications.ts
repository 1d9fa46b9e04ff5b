import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../build/tarball.ts';
import { expected, expectedOfNode } from './expected.ts';
import { inChromium, nodeIn, nodes, type Result } from './runtimes.ts';

/** Where the tools of applications are installed, from a lock file of their own. */
const folderIn = (project: string) => join(project, 'applications');

/** @throws when npm cannot install them */
export async function installApplications(project: string): Promise<void> {
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folderIn(project));
}

/** What the README says that Jest needs: modules of its own kind, and for `require` a newer Node. */
const jestOn = (version: string) => (Number(version.split('.')[0]) < 24 ? ['import'] : []);

/** Runs a suite of Jest, with its default configuration, on every version of Node. */
export const jest = nodes.map((version) => ({
  name: `Jest on Node ${version}`,
  run: async (project: string, baseUrl: string): Promise<void> => {
    const folder = folderIn(project);
    const program = join(folder, 'node_modules/jest/bin/jest.js');
    await promisify(execFile)(nodeIn(project, version), [program, '--ci', ...jestOn(version)], {
      cwd: folder,
      timeout: 180_000,
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules',
        BASE_URL: baseUrl,
        EXPECTED: JSON.stringify({ ...expected, ...expectedOfNode }),
      },
    });
  },
}));

/** Builds an application with Vite, with its default configuration, and runs it in a browser. */
export async function vite(project: string, baseUrl: string): Promise<Result> {
  const folder = folderIn(project);
  const program = join(folder, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [program, 'build', '--logLevel', 'error'], folder);
  const [script = ''] = globSync('dist/assets/*.js', { cwd: folder });
  return inChromium(project, baseUrl, await readFile(join(folder, script), 'utf8'));
}

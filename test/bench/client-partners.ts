import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redocly } from '../../src/generate/bundle.ts';
import { pack, root, run } from '../build/tarball.ts';

const document = join(root, 'generated/one-integration/openapi.json');

/**
 * Installs the packed client beside the generated clients that it is compared with, which are made from
 * the same document.
 */
export async function prepare() {
  const packed = await pack(join(root, 'src/client'));
  const project = join(packed.place, 'partners');
  await mkdir(project);
  const dependencies = {
    'clear-presign': `file:${packed.tarball}`,
    '@hey-api/openapi-ts': '0.99.0',
    typescript: '5.9.3',
  };
  const manifest = { private: true, type: 'module', dependencies };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], project);
  const hey = join(project, 'node_modules/@hey-api/openapi-ts/bin/run.js');
  await run(process.execPath, [hey, '-i', document, '-o', 'hey'], project);
  const generated = ['generate-client', document, '-o', 'redocly/client.ts'];
  const { failed, stderr } = await redocly(project, generated);
  if (failed) throw new Error(stderr);
  return { project, remove: packed.remove };
}

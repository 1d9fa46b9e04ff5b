import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { install, pack, root } from '../../build/tarball.ts';

/** The command as somebody gets it who installs the packed package. */
export async function installed() {
  const packed = await pack(join(root, 'src/cli'));
  const folder = join(packed.place, 'project');
  await mkdir(folder);
  const home = await install(packed.tarball, join(root, 'src/cli'), folder);
  return { folder, command: join(home, 'main.js'), remove: packed.remove };
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { install, pack, root } from '../../build/tarball.ts';

/** The command as somebody gets it who installs the packed package. */
export async function installed() {
  const packed = await pack(join(root, 'src/client'));
  const folder = join(packed.place, 'project');
  await mkdir(folder);
  const home = await install(packed.tarball, join(root, 'src/client'), folder);
  return { folder, command: join(home, 'cli/main.js'), remove: packed.remove };
}

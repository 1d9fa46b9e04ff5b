import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { install, pack, root } from '../../build/tarball.ts';

/** The command as somebody gets it who installs the packed packages. */
export async function installed() {
  const [command, library] = [join(root, 'src/cli'), join(root, 'src/client')];
  const packed = [await pack(command), await pack(library)] as const;
  const folder = join(packed[0].place, 'project');
  await mkdir(folder);
  const home = await install(packed[0].tarball, command, folder);
  // The packed library stands in place of the one of the sources.
  for (const name of ['clear-presign', 'openapi-typescript-helpers']) {
    await rm(join(folder, 'node_modules', name));
  }
  await install(packed[1].tarball, library, folder);
  const remove = async () => {
    for (const one of packed) await one.remove();
  };
  return { folder, command: join(home, 'main.js'), remove };
}

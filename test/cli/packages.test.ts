import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearPresign, folderWith } from './clear-presign.ts';

/** A folder in which a package with a command is installed. */
async function folderWithPackage(name: string, script: string): Promise<string> {
  const folder = await folderWith({});
  const home = join(folder, 'node_modules', name);
  await mkdir(home, { recursive: true });
  const manifest = { name, type: 'module', bin: { [name]: './command.js' }, exports: './index.js' };
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(home, 'command.js'), script);
  return folder;
}

const script = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;';

test.each([
  { command: 'mock', name: 'clear-presign-mock' },
  { command: 'docs', name: 'clear-presign-portal' },
])(
  '$command runs the command of $name beside the project, options and exit code included',
  async ({ command, name }) => {
    const cwd = await folderWithPackage(name, script);
    expect(await clearPresign([command, '--port', '0', '--help'], { cwd })).toEqual({
      code: 7,
      stdout: '["--port","0","--help"]\n',
      stderr: '',
    });
  },
);

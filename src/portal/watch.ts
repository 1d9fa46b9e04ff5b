import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';

/** What writers change. */
const folders = ['spec', 'src/portal'] as const;

/**
 * Builds again whenever a guide, a template or a contract is saved, until the process ends. `npm start`
 * beside it serves what is built.
 */
export async function watchPortal(root: string, args: readonly string[]): Promise<never> {
  let saved = true;
  let wake = (): void => undefined;
  for (const folder of folders) {
    observe(join(root, folder), () => {
      saved = true;
      wake();
    });
  }
  for (;;) {
    while (saved) {
      saved = false;
      // In processes of their own: this one has loaded the templates as they were.
      await run(join(root, 'src/generate/main.ts'), []);
      await run(join(root, 'src/portal/main.ts'), args);
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (saved) resolve();
    });
  }
}

async function observe(folder: string, changed: () => void): Promise<void> {
  for await (const { filename } of watch(folder, { recursive: true })) {
    if (!filename?.includes('node_modules')) changed();
  }
}

async function run(file: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit' });
  await once(child, 'exit');
}

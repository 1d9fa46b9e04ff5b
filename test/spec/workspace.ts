import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../src/tasks/task.ts';
import { documents } from './documents.ts';

const root = join(import.meta.dirname, '../..');
const parts = ['src/contract', 'spec', 'generated', 'src/generate', 'src/tasks'];
const files = ['package.json', 'redocly.yaml'];

/** A copy of what the commands over the contracts need, to be changed and thrown away. */
export async function workspace() {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  await Promise.all([
    ...parts.map((part) => cp(join(root, part), join(folder, part), { recursive: true })),
    ...files.map((file) => cp(join(root, file), join(folder, file))),
    symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir'),
  ]);
  return {
    folder,
    /** Replaces a text that stands in a file of the copy exactly once. */
    edit: async (file: string, good: string, bad: string) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (text.split(good).length !== 2) throw new Error(`${file} does not have once: ${good}`);
      await writeFile(
        join(folder, file),
        text.replace(good, () => bad),
      );
    },
    /** Makes the contracts, as the copy's bundles have them, the released ones. */
    release: async () => {
      for (const name of documents) {
        const bundle = join(folder, `generated/${name}/openapi.json`);
        await cp(bundle, join(folder, `spec/released/${name}.json`));
      }
    },
    /** Starts a script of the copy. */
    run: (script: string, ...args: string[]) => run(folder, script, args),
    /** Does a task over the copy in this process, which has loaded already what it needs. */
    perform: (task: Task, ...args: string[]) => perform(task, args, folder),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How a command ended, and what it said. */
export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Task = (args: string[], place: Place) => Promise<number>;

/** Does a task in this process. */
export async function perform(task: Task, args: string[], folder = root): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const say = (stream: keyof typeof said) => (line: string) => {
    said[stream] += `${line}\n`;
  };
  const console = { log: say('stdout'), error: say('stderr') };
  return { code: await task(args, { root: folder, console }), ...said };
}

function run(cwd: string, script: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [script, ...args], { cwd }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

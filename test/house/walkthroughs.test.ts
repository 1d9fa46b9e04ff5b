import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfRepository } from './copy.ts';

/**
 * The pages of docs/ are done word for word in a copy of the repository: commands are run, and edits made as
 * they stand there. `# fails: …` and `# prints: …` say how a command ends and what is in its words.
 */
const folder = join(import.meta.dirname, '../../docs');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
type Copy = Awaited<ReturnType<typeof copyOfRepository>>;

describe.concurrent('the pages of docs/ work as they are written', () => {
  test.each(pages)('%s', { timeout: 180_000 }, async (page) => {
    const text = readFileSync(join(folder, page), 'utf8');
    const blocks = [...text.matchAll(/^```(sh|diff)\n(.*?)^```$/gms)];
    if (!blocks.length) return;
    await using copy = await copyOfRepository();
    for (const [, kind, content = ''] of blocks) {
      if (kind === 'diff') await apply(copy, content);
      else for (const command of commands(content)) await obey(copy, command);
    }
  });
});

/** A command may go over several lines: in a document that is given to it, or in quotes. */
function commands(block: string): readonly string[] {
  return block.match(/^cat >[\s\S]*?^END$|^.*"\n[\s\S]*?^".*$|^.+$/gm) ?? [];
}

async function obey(copy: Copy, command: string): Promise<void> {
  const [, line = '', how, words = ''] =
    /^([\s\S]*?)(?: # (fails|prints): (.*))?$/.exec(command) ?? [];
  const { code, output } = await copy.run(line);
  expect(output, command).toContain(words);
  expect(code, `${command}\n${output}`).toBe(how === 'fails' ? 1 : 0);
}

async function apply({ edit }: Copy, diff: string): Promise<void> {
  const [file = '', ...lines] = diff.trimEnd().split('\n');
  const side = (other: string) =>
    lines.flatMap((line) => (line.startsWith(other) ? [] : [line.slice(1)])).join('\n');
  await edit(file, side('+'), side('-'));
}

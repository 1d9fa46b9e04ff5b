import { execFile, spawn } from 'node:child_process';
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { buildPortal } from '../../src/portal/index.ts';

const root = join(import.meta.dirname, '../..');

test('two builds are the same to the byte', async () => {
  const { portalFiles } = await import('../../src/portal/files.ts');
  const files = await portalFiles(root, new URL('http://127.0.0.1:4010/'));
  expect(files.size).toBeGreaterThan(50);
  for (const [path, content] of files) {
    const built = await readFile(join(inject('folder'), path));
    expect(Buffer.from(content).equals(built), path).toBe(true);
  }
});

test('nothing is built when nothing changed', async () => {
  expect(await buildPortal({ root })).toMatchObject({ built: false });
});

test('the licence of what is bundled in a script stands beside it', async () => {
  const licences = await readFile(join(inject('folder'), 'assets/licences.txt'), 'utf8');
  expect(licences).toMatch(/^minisearch \d+\.\d+\.\d+\n[\s\S]*Copyright/);
});

test('the social card is a picture of the size that sites ask for', async () => {
  const png = await readFile(join(inject('folder'), 'social-card.png'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('watching builds again when a guide is saved', async () => {
  const watching = spawn(process.execPath, ['src/portal/main.ts', '--watch'], { cwd: root });
  try {
    const lines = createInterface({ input: watching.stdout })[Symbol.asyncIterator]();
    // Node itself says when it starts anew.
    const next = async (): Promise<string> => {
      const { value = '' } = await lines.next();
      return /^(generated|dist)\//.test(value) ? value : next();
    };
    expect(await next()).toMatch(/^generated\//);
    expect(await next()).toMatch(/^dist\/portal: /);
    const now = new Date();
    await utimes(join(root, 'src/portal/content/guides/upload.md'), now, now);
    expect(await next()).toMatch(/^generated\//);
    expect(await next()).toMatch(/^dist\/portal: /);
  } finally {
    watching.kill();
  }
});

test('says in one sentence which option cannot be', async () => {
  const wrong = promisify(execFile)(process.execPath, ['src/portal/main.ts', '--site', 'docs'], {
    cwd: root,
  });
  await expect(wrong).rejects.toMatchObject({
    code: 1,
    stderr: '--site needs a whole URL like https://docs.example.com/, not "docs".\n',
  });
});

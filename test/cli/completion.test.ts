import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { clearPresign, folderWith } from './clear-presign.ts';

let bash: string;

beforeAll(async () => {
  bash = (await clearPresign(['completion', 'bash'])).stdout;
});

/** What bash offers for the last of some words. */
async function offered(cwd: string, ...words: string[]): Promise<string[]> {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `${bash}
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}
_clear_presign
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', script], {
    cwd,
  });
  return stdout.split('\n').filter(Boolean).sort();
}

describe('the completion for bash', () => {
  test.each([
    { words: ['clear-presign', 'up'], offers: ['upload'] },
    { words: ['clear-presign', 'upload', '--to'], offers: ['--token-file'] },
    {
      words: ['clear-presign', 'upload', '--api', ''],
      offers: ['integration-v1', 'one-integration'],
    },
    { words: ['clear-presign', 'check', '--report', 'j'], offers: ['json', 'junit'] },
    { words: ['clear-presign', 'completion', ''], offers: ['bash', 'fish', 'zsh'] },
    {
      words: ['clear-presign', 'upload', 'sales-register.x'],
      offers: ['sales-register.xls', 'sales-register.xlsx'],
    },
    { words: ['clear-presign', 'upload', '--concurrency', ''], offers: [] },
  ])('offers $offers after $words', async ({ words, offers }) => {
    expect(await offered('test/fixtures', ...words)).toEqual(offers);
  });

  test('keeps a name with blanks whole', async () => {
    const folder = await folderWith({ 'my register.csv': '' });
    expect(await offered(folder, 'clear-presign', 'upload', 'my')).toEqual(['my register.csv']);
  });

  test('offers every file as an operand', async () => {
    const files = (await readdir('test/fixtures')).sort();
    expect(await offered('test/fixtures', 'clear-presign', 'upload', '')).toEqual(files);
  });
});

test('the completion for zsh has every command with its options and files', async () => {
  const { code, stdout } = await clearPresign(['completion', 'zsh']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^#compdef clear-presign\n/);
  expect(stdout).toContain("    'url:get a pre-signed URL and print it'\n");
  expect(stdout).toContain(
    "    url) _arguments '--api[which of the two APIs to ask (setting api)]:api:(one-integration integration-v1)'",
  );
  expect(stdout).toContain("{-o,--output}'[write the report to this file]:FILE:_files'");
  expect(stdout).toContain(
    "    completion) _arguments '--help[show the help]' '1:SHELL:(bash zsh fish)' ;;\n",
  );
});

test('the completion for fish has every command with its options and files', async () => {
  const { code, stdout } = await clearPresign(['completion', 'fish']);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining([
      "complete -c clear-presign -n __fish_use_subcommand -f -a url -d 'get a pre-signed URL and print it'",
      "complete -c clear-presign -n '__fish_seen_subcommand_from url' -f",
      "complete -c clear-presign -n '__fish_seen_subcommand_from url' -l token-file -r -F -d 'read the access token from this file, - for stdin'",
      "complete -c clear-presign -n '__fish_seen_subcommand_from check' -l report -x -a 'table json junit' -d 'the form of the report (default: table)'",
      "complete -c clear-presign -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'",
    ]),
  );
});

import { execFile, spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify, stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
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

describe('the completion for zsh', () => {
  let zsh: string;

  beforeAll(async () => {
    zsh = (await clearPresign(['completion', 'zsh'])).stdout;
  });

  test('has every command with its options and files', () => {
    expect(zsh).toMatch(/^#compdef clear-presign\n/);
    expect(zsh).toContain("    'url:get a pre-signed URL and print it'\n");
    expect(zsh).toContain(
      "    url) _arguments '--api[which of the two APIs to ask (setting api)]:api:(one-integration integration-v1)'",
    );
    expect(zsh).toContain("{-o,--output}'[write the report to this file]:FILE:_files'");
    expect(zsh).toContain(
      "    completion) _arguments '--help[show the help]' '1:SHELL:(bash zsh fish)' ;;\n",
    );
  });

  test.skipIf(!isInstalled('zsh'))('completes in a shell', async () => {
    const cwd = await folderWith({ _completion: zsh, 'sales.csv': '' });
    const shell = spawn('zsh', ['-f', '-i'], { cwd, cols: 200, env: { ...process.env, PS1: '' } });
    let written = '';
    let next = () => {};
    shell.onData((data) => {
      written += stripVTControlCharacters(data);
      next();
    });
    /** Types, and waits until it is answered. */
    const type = (keys: string, answer: string) =>
      new Promise<void>((done) => {
        written = '';
        next = () => written.includes(answer) && done();
        shell.write(keys);
      });
    try {
      const setUp = 'autoload -U compinit; compinit -u -D; source ./_completion; print R""EADY';
      await type(`${setUp}\r`, 'READY');
      await type('clear-presign upl\t', 'clear-presign upload');
      await type('--to\t', '--token-file');
      await type('sal\t', 'sales.csv');
      await type('\u0015clear-presign check --report ju\t', '--report junit');
      await type('\u0015clear-presign completion f\t', 'completion fish');
    } finally {
      shell.kill('SIGKILL');
    }
  });
});

describe('the completion for fish', () => {
  let fish: string;

  beforeAll(async () => {
    fish = (await clearPresign(['completion', 'fish'])).stdout;
  });

  test('has every command with its options and files', () => {
    expect(fish.split('\n')).toEqual(
      expect.arrayContaining([
        "complete -c clear-presign -n __fish_use_subcommand -f -a url -d 'get a pre-signed URL and print it'",
        "complete -c clear-presign -n '__fish_seen_subcommand_from url' -f",
        "complete -c clear-presign -n '__fish_seen_subcommand_from url' -l token-file -r -F -d 'read the access token from this file, - for stdin'",
        "complete -c clear-presign -n '__fish_seen_subcommand_from check' -l report -x -a 'table json junit' -d 'the form of the report (default: table)'",
        "complete -c clear-presign -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'",
      ]),
    );
  });

  test.skipIf(!isInstalled('fish')).each([
    { line: 'up', offers: ['upload'] },
    { line: 'upload --to', offers: ['--token-file'] },
    { line: 'upload --api ', offers: ['integration-v1', 'one-integration'] },
    { line: 'check --report j', offers: ['json', 'junit'] },
    { line: 'completion ', offers: ['bash', 'fish', 'zsh'] },
    { line: 'upload sales-register.x', offers: ['sales-register.xls', 'sales-register.xlsx'] },
    { line: 'upload --concurrency ', offers: [] },
    { line: 'help u', offers: ['upload', 'url'] },
  ])('offers $offers after $line in a shell', async ({ line, offers }) => {
    const asked = `${fish}\ncomplete -C 'clear-presign ${line}'`;
    const { stdout } = await promisify(execFile)('fish', ['--no-config', '-c', asked], {
      cwd: 'test/fixtures',
    });
    const words = stdout.split('\n').map((text) => text.split('\t', 1)[0] ?? '');
    expect(words.filter(Boolean).sort()).toEqual(offers);
  });
});

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

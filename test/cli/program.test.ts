import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { inputs, secrets } from '../../src/cli/settings/registry.ts';
import { clearPresign } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

describe('clear-presign', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile('src/cli/package.json', 'utf8'));
    expect(await clearPresign(['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test('--help tells commands, settings and exit codes', async () => {
    const { code, stdout, stderr } = await clearPresign(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: clear-presign COMMAND [options]

clear-presign: upload registers to Clear through its pre-sign APIs

Options:
  -v, --version  print the version
  -h, --help     show this help

Commands:
  upload         upload files: a pre-signed URL for each, then the bytes to that URL
  url            get a pre-signed URL and print it
  check          hold the answers of a live server against the contract
  mock           start the mock of the APIs and of storage (package clear-presign-mock)
  docs           serve the docs, with a mock to try them on (package clear-presign-docs)

Settings:
  Each setting comes from its option, else from the environment, else from the nearest
  .clear-presign.json in this folder or one above it.

`);
    for (const [variable, says] of [
      [
        'CLEAR_AUTH_TOKEN',
        'authToken: the token (One Integration pre-sign, Integration v1 pre-sign)',
      ],
      ['CLEAR_INTEGRATION_ID', 'integrationId: the integration id (One Integration pre-sign)'],
      ['CLEAR_BASE_URL', 'baseUrl: an environment of the API, or a URL'],
      ['NO_COLOR', 'no colours'],
    ]) {
      // How wide the columns are, the longest variable decides.
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(` ${variable} ${says} `);
    }
    const codes = Object.values(exitCodes).map(
      ({ code, meaning }) => `  ${String(code).padEnd(3)}  ${meaning}\n`,
    );
    expect(stdout).toContain(`Exit codes:\n${codes.join('')}`);
  });

  test.each(['upload', 'url', 'check', 'mock', 'docs'])(
    'help of %s has a usage, a description and examples',
    async (name) => {
      const { code, stdout } = await inProcess(['help', name]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: clear-presign ${name}`));
      expect(stdout).toMatch(/\n\n[A-Z][^\n]+/);
      expect(stdout).toMatch(new RegExp(`\n\nExamples:\n  # \\S.*\n  .*clear-presign ${name}`));
      for (const line of stdout.split('\n')) {
        if (!line.includes('clear-presign ')) expect(line.length).toBeLessThanOrEqual(98);
      }
    },
  );

  test('--help of a command is its help', async () => {
    const [byWord, byOption] = await Promise.all([
      inProcess(['help', 'url']),
      inProcess(['url', '--help']),
    ]);
    expect(byOption).toEqual(byWord);
    expect(byWord.stdout).toContain(`Usage: clear-presign url [options] <NAME>

Prints the pre-signed URL for a file of this name on stdout, and nothing else there. Its lifetime
and a matching curl line go to stderr. Whoever has the URL can write the file until it expires:
treat it as a secret.

Arguments:
`);
    const shown = [...byWord.stdout.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm)].map(([, one]) => one);
    const flags = (all: readonly { readonly flag: string }[]) => all.map(({ flag }) => flag);
    const own = ['--api', ...flags(inputs), '--base-url', ...flags(secrets), '--timeout', '--help'];
    expect(shown).toEqual(own);
    // How wide the columns are, the longest option decides.
    expect(byWord.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      new RegExp(
        [
          'NAME the name of the file',
          'Options: --api <[\\w|-]+> which API to ask: .*One Integration pre-sign or Integration v1 pre-sign.* \\(setting: api\\)',
          '--template <sales\\|purchase> for Integration v1 pre-sign \\(setting: template\\)',
          '--base-url <URL> sandbox, production or a URL \\(default: sandbox\\)',
          '--token-file <FILE> read the token from this file, - for stdin',
          '--integration-id-file <FILE> read the integration id from this file, - for stdin',
          '--timeout <SECONDS> how long one answer of the API may take \\(default: 30\\)',
          '-h, --help show this help Examples: ',
        ].join('(?: --.*)? '),
      ),
    );
    expect(byWord.stdout).toContain(`

Examples:
  # Keep the URL in a variable
  URL=$(clear-presign url register.csv --api one-integration)
  # With the token from a password manager
  pass clear/token | clear-presign url register.csv --api integration-v1 --template sales --token-file -
`);
  });

  test.each([[], ['help', 'frobnicate']])('%j shows the help as a mistake', async (...args) => {
    const { code, stdout, stderr } = await clearPresign(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: clear-presign COMMAND [options]');
  });
});

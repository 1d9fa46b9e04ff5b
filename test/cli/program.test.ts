import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { authToken, clearPresign } from './clear-presign.ts';

describe('clear-presign', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile('src/client/package.json', 'utf8'));
    expect(await clearPresign(['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test('--help tells commands, settings and exit codes', async () => {
    expect(await clearPresign(['--help'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `clear-presign: upload registers to Clear through its pre-sign APIs

Usage:
  clear-presign COMMAND [OPTION…]
  clear-presign COMMAND --help

Commands:
  upload      upload files: a pre-signed URL for each, then the bytes to that URL
  url         get a pre-signed URL and print it
  check       hold the answers of a live server against the contract
  mock        start the mock of both APIs and of storage (package clear-presign-mock)
  docs        serve the docs, with a mock to try them on (package clear-presign-docs)
  completion  print a completion script for a shell

Settings:
  Each setting comes from its option, else from the environment, else from the nearest
  .clear-presign.json in this folder or one above it.

  CLEAR_AUTH_TOKEN      authToken: the access token
  CLEAR_INTEGRATION_ID  integrationId: the integration id (One Integration only)
  CLEAR_BASE_URL        baseUrl: sandbox, production or a URL
  NO_COLOR              no colours

Exit codes:
  0    everything was done
  1    a defect of clear-presign itself
  2    a wrong option, operand or setting
  3    the token or the integration id was not accepted
  4    the caller lacks a permission or the license has expired
  5    the API quota is used up
  6    a file is missing, unreadable, or refused by the API
  7    storage refused the upload or the URL had expired
  8    no connection, or no answer in time
  9    the server failed, or its answer is not a documented one
  10   several files failed, for different reasons
  11   check found answers that depart from the contract
  130  stopped by Ctrl-C (143: by SIGTERM)
`,
    });
  });

  test.each(['upload', 'url', 'check', 'mock', 'docs', 'completion'])(
    'help of %s has a usage, a description and examples, also by --help',
    async (name) => {
      const { code, stdout } = await clearPresign(['help', name]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage:\n  clear-presign ${name}`));
      expect(stdout).toMatch(/\n\n[A-Z][^\n]+/);
      expect(stdout).toMatch(new RegExp(`\n\nExamples:\n  # \\S.*\n  .*clear-presign ${name}`));
      for (const line of stdout.split('\n')) {
        if (!line.includes('clear-presign ')) expect(line.length).toBeLessThanOrEqual(98);
      }
    },
  );

  test('--help of a command is its help', async () => {
    const [byWord, byOption] = await Promise.all([
      clearPresign(['help', 'url']),
      clearPresign(['url', '--help']),
    ]);
    expect(byOption).toEqual(byWord);
    expect(byWord.stdout).toBe(`Usage:
  clear-presign url NAME [OPTION…]

Prints the pre-signed URL for a file of this name on stdout, and nothing else there. Its
lifetime and a matching curl line go to stderr. Whoever has the URL can write the file until it
expires: treat it as a secret.

Options:
  --api one-integration|integration-v1
                              which of the two APIs to ask (setting: api)
  --template sales|purchase   what the file holds; Integration v1 needs it (setting: template)
  --base-url URL              sandbox, production or a URL (default: sandbox)
  --token-file FILE           read the access token from this file, - for stdin
  --integration-id-file FILE  read the integration id from this file, - for stdin
  --timeout SECONDS           how long one answer of the API may take (default: 30)

Examples:
  # Keep the URL in a variable
  URL=$(clear-presign url purchase.csv --api one-integration)
  # A sales workbook, with the token from a password manager
  pass clear/token | clear-presign url sales.xlsx --api integration-v1 --template sales --token-file -
`);
  });

  test.each([
    {
      args: ['uplaod'],
      says: 'there is no command "uplaod". Did you mean upload? Commands: upload, url, check, mock, docs, completion.',
    },
    {
      args: ['help', 'frobnicate'],
      says: 'there is no command "frobnicate". Commands: upload, url, check, mock, docs, completion.',
    },
    { args: ['upload'], says: 'upload needs a FILE. See: clear-presign upload --help' },
    {
      args: ['upload', 'a.csv', '--baseurl', 'x'],
      says: 'upload has no option --baseurl. Did you mean --base-url? See: clear-presign upload --help',
    },
    {
      args: ['upload', 'a.csv', '--frobnicate'],
      says: 'upload has no option --frobnicate. See: clear-presign upload --help',
    },
    {
      args: ['upload', 'a.csv', '-x'],
      says: 'upload has no option -x. See: clear-presign upload --help',
    },
    { args: ['upload', 'a.csv', '--api'], says: '--api needs a value: --api VALUE.' },
    {
      args: ['upload', 'a.csv', '--base-url', '--json'],
      says: '--base-url needs a value: --base-url URL.',
    },
    {
      args: ['upload', 'a.csv', '--api', 'v2'],
      says: '--api is one of one-integration, integration-v1; not "v2".',
    },
    { args: ['upload', 'a.csv', '--json=yes'], says: '--json takes no value.' },
    {
      args: ['upload', 'a.csv', '--api', 'one-integration', '--concurrency', '0'],
      says: '--concurrency is a whole number from 1 to 16; not "0".',
    },
    { args: ['url', 'a.csv', 'b.csv'], says: 'url takes 1 NAME; "b.csv" is one too many.' },
    { args: ['check', 'a.csv'], says: 'check takes no operand; "a.csv" is one too many.' },
    { args: ['completion', 'tcsh'], says: 'SHELL is one of bash, zsh, fish; not "tcsh".' },
    {
      args: ['upload', 'a.csv', '--token', authToken],
      says: '--token is no option: what stands on a command line can be read by every user of the machine. Use --token-file FILE (- for stdin) or CLEAR_AUTH_TOKEN.',
    },
    {
      args: ['upload', 'a.csv', `--auth-token=${authToken}`],
      says: '--auth-token is no option: what stands on a command line can be read by every user of the machine. Use --token-file FILE (- for stdin) or CLEAR_AUTH_TOKEN.',
    },
    {
      args: ['url', 'a.csv', '--integration-id', 'x'],
      says: '--integration-id is no option: what stands on a command line can be read by every user of the machine. Use --integration-id-file FILE or CLEAR_INTEGRATION_ID.',
    },
  ])('$args: $says', async ({ args, says }) => {
    expect(await clearPresign(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `clear-presign: ${says}\n`,
    });
  });

  test('without a command shows the help as a mistake', async () => {
    const { code, stdout, stderr } = await clearPresign([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage:\n  clear-presign COMMAND [OPTION…]');
  });
});

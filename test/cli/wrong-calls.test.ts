import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ids } from '../../src/cli/settings/registry.ts';
import { authToken, clearPresign, folderWith, integrationId } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await folderWith({
    'a.csv': 'a,b\n',
    'b.csv': 'a,b\n',
    'empty.csv': '',
    'a.txt': 'a',
    token: authToken,
    words: 'two words',
    nothing: '\n',
  });
  await symlink('round.csv', join(cwd, 'round.csv'));
});

const a = ['--api', 'one-integration'];
const b = ['--api', 'integration-v1', '--template', 'sales'];
const secrets = { CLEAR_AUTH_TOKEN: authToken, CLEAR_INTEGRATION_ID: integrationId };
/** Nobody listens there. */
const nowhere = { ...secrets, CLEAR_BASE_URL: 'http://127.0.0.1:65530' };

type Wrong = readonly [args: readonly string[], says: string | RegExp, more?: More];
type More = {
  readonly code?: number;
  readonly env?: { readonly [name: string]: string };
  /** Runs another package, so it needs a process of its own. */
  readonly alone?: true;
};

const choices = `It is one of ${ids.join(', ')}.`;
const invalid = (flags: string, value: string) =>
  `option '${flags}' argument '${value}' is invalid.`;
/** Of more than three the help has the titles alone. */
const api = `--api <${ids.length > 3 ? 'API' : ids.join('|')}>`;
const noApi = `There is no API: give --api ${ids.join(' or ')}.`;
const secretOption = (option: string, use: string) =>
  `${option} is no option: what stands on a command line can be read by every user of the machine. Use ${use}.`;
const token = '--token-file FILE (- for stdin) or CLEAR_AUTH_TOKEN';
const id = '--integration-id-file FILE (- for stdin) or CLEAR_INTEGRATION_ID';
const seconds = (value: string) =>
  `--timeout is a number of seconds above 0, at most 3600; not "${value}".`;
const count = (value: string) => `--concurrency is a whole number from 1 to 16; not "${value}".`;
const host = (value: string) =>
  `--storage-host is a host name in lower case, without scheme, port or path; not "${value}".`;

const wrong: readonly Wrong[] = [
  // Commands
  [['uplaod'], "unknown command 'uplaod'. Did you mean upload? See: clear-presign --help"],
  [['uplod', 'a.csv'], "unknown command 'uplod'. Did you mean upload? See: clear-presign --help"],
  [['chekc'], "unknown command 'chekc'. Did you mean check? See: clear-presign --help"],
  [['URL'], /^unknown command 'URL'\./],
  [['frobnicate'], "unknown command 'frobnicate'. See: clear-presign --help"],
  [['completion', 'bash'], "unknown command 'completion'. See: clear-presign --help"],
  [['a.csv'], "unknown command 'a.csv'. See: clear-presign --help"],
  [['--frobnicate'], "unknown option '--frobnicate'. See: clear-presign --help"],
  [['--verison'], "unknown option '--verison'. Did you mean --version? See: clear-presign --help"],
  [['-x'], "unknown option '-x'. See: clear-presign --help"],
  // Operands
  [['upload'], "missing required argument 'FILE'. See: clear-presign upload --help"],
  [['upload', ...a], "missing required argument 'FILE'. See: clear-presign upload --help"],
  [['url'], "missing required argument 'NAME'. See: clear-presign url --help"],
  [['url', 'a.csv', 'b.csv'], /^too many arguments for 'url'\. Expected 1 argument but got 2/],
  [['check', 'a.csv'], /^too many arguments for 'check'\. Expected 0 arguments but got 1/],
  // Options that there are not
  [
    ['upload', 'a.csv', '--baseurl', 'x'],
    "unknown option '--baseurl'. Did you mean --base-url? See: clear-presign upload --help",
  ],
  [
    ['upload', 'a.csv', '--frobnicate'],
    /^unknown option '--frobnicate'\. See: clear-presign upload/,
  ],
  [['upload', 'a.csv', '-x'], /^unknown option '-x'\./],
  [['upload', 'a.csv', '--stric'], /Did you mean --strict\?/],
  [['upload', 'a.csv', '--jsn'], /Did you mean --json\?/],
  [['upload', 'a.csv', '--dryrun'], /Did you mean --dry-run\?/],
  [['upload', 'a.csv', '--json=yes'], /^unknown option '--json=yes'\./],
  [['url', 'a.csv', '--json'], /^unknown option '--json'\./],
  [['url', 'a.csv', '--concurrency', '2'], /^unknown option '--concurrency'\./],
  [['check', '--template', 'sales'], /^unknown option '--template'\./],
  [['check', '--ouput', 'x'], /Did you mean --output\?/],
  [['check', '--upload'], /^unknown option '--upload'\./],
  // Values
  [
    ['upload', 'a.csv', '--api'],
    `option '${api}' argument missing. See: clear-presign upload --help`,
  ],
  [
    ['upload', 'a.csv', '--api', ''],
    `${invalid(api, '')} It needs a value. See: clear-presign upload --help`,
  ],
  [
    ['upload', 'a.csv', '--api='],
    `${invalid(api, '')} It needs a value. See: clear-presign upload --help`,
  ],
  [
    ['upload', 'a.csv', '--base-url', '--json'],
    `${invalid('--base-url <URL>', '--json')} It needs a value. See: clear-presign upload --help`,
  ],
  [['upload', 'a.csv', '--token-file', '--json'], /It needs a value\./],
  [
    ['upload', 'a.csv', '--api', 'v2'],
    `${invalid(api, 'v2')} ${choices} See: clear-presign upload --help`,
  ],
  [
    ['upload', 'a.csv', '--api', 'one-integraton'],
    `${invalid(api, 'one-integraton')} ${choices} Did you mean one-integration? See: clear-presign upload --help`,
  ],
  [['url', 'a.csv', '--api', 'integration-V1'], /Did you mean integration-v1\?/],
  [['check', '--api', 'storage'], new RegExp(choices)],
  [
    ['upload', 'a.csv', '--template', 'sale'],
    /It is one of sales, purchase\. Did you mean sales\?/,
  ],
  [['upload', 'a.csv', '--template', 'gstr'], /It is one of sales, purchase\. See/],
  [['check', '--report', 'xml'], /It is one of table, json, junit\./],
  [['check', '--report', 'jsn'], /Did you mean json\?/],
  ...['0', '17', '1.5', 'two', '1e9'].map(
    (value): Wrong => [['upload', 'a.csv', ...a, '--concurrency', value], count(value)],
  ),
  ...['0', 'soon', '3601'].flatMap((value): Wrong[] => [
    [['upload', 'a.csv', ...a, '--timeout', value], seconds(value)],
    [['check', '--timeout', value], seconds(value)],
  ]),
  ...['https://files.example.com', 'files.example.com:443', 'a b', 'Files.example.com'].map(
    (value): Wrong => [['upload', 'a.csv', ...a, '--storage-host', value], host(value)],
  ),
  // Given twice, or together
  [['upload', 'a.csv', ...a, ...a], '--api is given twice: give it once.'],
  [['upload', 'a.csv', '--json', '--json'], '--json is given twice: give it once.'],
  [['url', 'a.csv', '--base-url', 'sandbox', '--base-url', 'x'], /^--base-url is given twice/],
  [['check', '-o', 'x', '--output', 'y'], '--output is given twice: give it once.'],
  [['upload', 'a.csv', '--force', '--strict'], /'--force' cannot be used with option '--strict'/],
  [
    ['url', 'a.csv', ...a, '--token-file', '-', '--integration-id-file', '-'],
    'stdin holds one secret: give --token-file or --integration-id-file a file.',
  ],
  // Secrets where everybody can read them
  [['upload', 'a.csv', '--token', authToken], secretOption('--token', token)],
  [['upload', 'a.csv', `--token=${authToken}`], secretOption('--token', token)],
  [['url', 'a.csv', '--auth-token', authToken], secretOption('--auth-token', token)],
  [['check', `--auth-token=${authToken}`], secretOption('--auth-token', token)],
  [['url', 'a.csv', '--integration-id', integrationId], secretOption('--integration-id', id)],
  // Settings that are missing
  [['upload', 'a.csv'], noApi],
  [['url', 'a.csv'], noApi],
  [
    ['upload', 'a.csv', ...a],
    'There is no token: set CLEAR_AUTH_TOKEN, give --token-file FILE, or put authToken into .clear-presign.json.',
  ],
  [['upload', 'a.csv', ...b], /^There is no token: /],
  [
    ['url', 'a.csv', ...a],
    /^There is no integration id: /,
    { env: { CLEAR_AUTH_TOKEN: authToken } },
  ],
  [
    ['url', 'a.csv', '--api', 'integration-v1'],
    'There is no template: give --template sales or purchase.',
    { env: secrets },
  ],
  [
    ['url', 'a.csv', ...a, '--template', 'sales'],
    '--template is for Integration v1 pre-sign; One Integration pre-sign takes none. Leave --template out.',
  ],
  // Settings that cannot be right
  [
    ['url', 'a.csv', ...a],
    'CLEAR_INTEGRATION_ID or --integration-id-file is missing or no UUID: copy all 36 characters.',
    {
      env: { ...secrets, CLEAR_INTEGRATION_ID: 'x' },
    },
  ],
  [
    ['url', 'a.csv', ...a],
    'CLEAR_AUTH_TOKEN or --token-file is missing or cannot stand in a header.',
    {
      env: { ...secrets, CLEAR_AUTH_TOKEN: 'a\u2028b' },
    },
  ],
  [
    ['url', 'a.csv', ...a, '--token-file', 'none'],
    /^--token-file: none cannot be read: there is no such file\./,
  ],
  [['url', 'a.csv', ...a, '--token-file', '.'], /^--token-file: \. cannot be read: EISDIR\./],
  [['url', 'a.csv', ...a, '--token-file', 'nothing'], '--token-file: nothing is empty.'],
  [
    ['url', 'a.csv', ...a, '--token-file', 'words'],
    /^--token-file: words holds more than one word/,
  ],
  [['url', 'a.csv', ...a, '--token-file', '-'], '--token-file: stdin is empty.'],
  [
    ['url', 'a.csv', ...a, '--base-url', 'here'],
    '--base-url must be a URL or one of sandbox, production.',
    { env: secrets },
  ],
  [['check', '--base-url', 'here'], '--base-url must be a URL or one of sandbox, production.'],
  [
    ['url', 'a.csv', ...a, '--base-url', 'ftp://a.example'],
    /^--base-url must be https/,
    { env: secrets },
  ],
  [
    ['url', 'a.csv', ...a, '--base-url', 'http://a.example'],
    /^--base-url must be https/,
    { env: secrets },
  ],
  [
    ['url', 'a.csv', ...a, '--base-url', 'localhost:4010'],
    /^the base URL localhost:4010 has no scheme: write http:/,
  ],
  [
    ['check', '--base-url', 'api.clear.in'],
    /^the base URL api\.clear\.in has no scheme: write https:/,
  ],
  [['check', '--output', 'no/such/x'], '--output: no/such/x cannot be written: ENOENT.'],
  [['check', '--evidence', '.'], '--evidence: . cannot be written: EISDIR.'],
  // Names and servers
  [['url', '', ...a], /the file name/, { env: nowhere, code: 6 }],
  [['url', 'a.csv', ...a], /ECONNREFUSED/, { env: nowhere, code: 8 }],
  [
    ['check'],
    'http://127.0.0.1:65530 gave no answer: connect ECONNREFUSED 127.0.0.1:65530',
    { env: nowhere, code: 8 },
  ],
  // Packages
  [['mock', '--port', 'abc'], /^--port is abc; it must be a whole number\.$/, { alone: true }],
  [['mock', '--frobnicate'], /frobnicate/, { alone: true }],
];

/** What reads stdin needs a process of its own; of those that need none some have one all the same. */
const cases = wrong.map(([args, says, more = {}], index) => ({
  args,
  says,
  more,
  run: more.alone || args.includes('-') || index % 30 === 0 ? clearPresign : inProcess,
}));

test.each(cases)(
  '$args: $says',
  async ({ args, says, run: call, more: { code = 2, env = {} } }) => {
    const run = await call(args, { cwd, env });
    const [first = '', ...rest] = run.stderr.replace(/^clear-presign: /, '').split('\n');
    // Those that are sent again say so before.
    const lines = [first, ...rest].filter((line) => line && !line.startsWith('trying again'));
    expect(lines).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' });
  },
);

test('there are about ninety of them', () => {
  expect(wrong.length).toBeGreaterThan(85);
});

test.each([
  { files: ['none.csv'], says: 'none.csv: no such file' },
  { files: ['.'], says: '.: is a folder' },
  { files: ['round.csv'], says: 'round.csv: is a link that leads back to itself' },
  {
    files: [`${'n'.repeat(300)}.csv`],
    says: `${'n'.repeat(300)}.csv: has a longer name than any file`,
  },
  {
    files: ['a.txt'],
    says: 'a.txt: .txt is no extension that one-integration takes: use csv, xls, xlsx, zip',
  },
  {
    files: ['words'],
    says: 'words: its name has no extension: one-integration takes csv, xls, xlsx, zip',
  },
])('a file that cannot be sent is told in one line: $says', async ({ files, says }) => {
  expect(await inProcess(['upload', ...files, ...a], { cwd, env: nowhere })).toEqual({
    code: 6,
    stdout: '',
    stderr: `failed ${says}\n0 of 1 file uploaded, 1 failed.\n`,
  });
});

test('the same file given twice is sent once, and told', async () => {
  const args = ['upload', 'a.csv', join(cwd, 'a.csv'), '--dry-run', ...a];
  const { code, stdout, stderr } = await inProcess(args, { cwd });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `warning: ${join(cwd, 'a.csv')} is given twice (our reading). It is sent once.\n`,
  });
  expect(stdout.match(/would be sent by/g)?.length).toBe(1);
});

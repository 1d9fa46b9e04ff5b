import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../src/cli/package.json' with { type: 'json' };
import { type Mock, startMock } from '../../src/mock/index.ts';
import { clearPresign, credentials, folderWith, stable } from './clear-presign.ts';
import { inProcess } from './in-process.ts';
import { served } from './served.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const upload = async (args: readonly string[], env = {}, cwd?: string, command = inProcess) => {
  const run = await command(['upload', ...args], {
    env: { ...credentials(mock.url), ...env },
    ...(cwd && { cwd }),
  });
  return { ...run, stdout: stable(run.stdout, mock.url), stderr: stable(run.stderr, mock.url) };
};

describe('clear-presign upload', () => {
  test('uploads every kind of file of One Integration, byte for byte', async () => {
    const before = mock.objects().length;
    const files = [
      'purchase-register.csv',
      'sales-register.xls',
      'sales-register.xlsx',
      'registers.zip',
    ];
    const args = [...files, '--api', 'one-integration', '--concurrency', '1'];
    const run = await upload(args, {}, undefined, clearPresign);
    expect(run).toEqual({
      code: 0,
      stdout: [
        'uploaded purchase-register.csv (10.1 kB) to http://mock/…/purchase-register.csv',
        'uploaded sales-register.xls (32.8 kB) to http://mock/…/sales-register.xls',
        'uploaded sales-register.xlsx (21.4 kB) to http://mock/…/sales-register.xlsx',
        'uploaded registers.zip (5.0 kB) to http://mock/…/registers.zip',
        '',
      ].join('\n'),
      stderr:
        '4 of 4 files uploaded (69.4 kB).\nStored, not yet ingested: the next call is the ingestion, which clear-presign leaves to you. The owner describes it on https://docs.cleartax.in.\n',
    });
    const stored = mock.objects().slice(before);
    for (const [index, file] of files.entries()) {
      expect(await stored[index]?.read()).toEqual(await readFile(`test/fixtures/${file}`));
    }
    expect(stored.map(({ contentType }) => contentType)).toEqual([
      'text/csv',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/zip',
    ]);
  });

  test('sends a CSV to Integration v1 with the Content-Type that it wants', async () => {
    const run = await upload([
      'sales-register.csv',
      '--api',
      'integration-v1',
      '--template',
      'sales',
    ]);
    expect(run.stdout).toBe(
      'uploaded sales-register.csv (10.1 kB) to http://mock/…/sales-register.csv\n',
    );
    expect(mock.objects().at(-1)).toMatchObject({
      contentType: 'application/vnd.ms-excel',
      size: 10137,
    });
  });

  test('goes on after a file that fails, and its exit code tells', async () => {
    const run = await upload(['missing.csv', 'sales-register.csv', '--api', 'one-integration']);
    expect(run).toEqual({
      code: 6,
      stdout: 'uploaded sales-register.csv (10.1 kB) to http://mock/…/sales-register.csv\n',
      stderr: [
        'failed missing.csv: no such file',
        '1 of 2 files uploaded (10.1 kB), 1 failed.',
        'Stored, not yet ingested: the next call is the ingestion, which clear-presign leaves to you. The owner describes it on https://docs.cleartax.in.',
        '',
      ].join('\n'),
    });
  });

  test('writes one JSON object a line', async () => {
    const run = await upload([
      'sales-register.xlsx',
      'missing.csv',
      '--json',
      ...['--api', 'integration-v1', '--template', 'purchase'],
    ]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(6);
    expect(
      run.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { event: 'failed', file: 'missing.csv', code: 'file', message: 'no such file' },
      {
        event: 'uploaded',
        file: 'sales-register.xlsx',
        bytes: 21431,
        location: 'http://mock/…/sales-register.xlsx',
        etag: '"460cc9ee7d9172e0d7440fe45cb2d1c4"',
        attempts: 1,
      },
      { event: 'summary', files: 2, uploaded: 1, failed: 1, notSent: 0, bytes: 21431, exitCode: 6 },
    ]);
  });

  test('tells status and the owner’s code of a failure in JSON', async () => {
    const { code, stdout } = await upload(
      ['sales-register.csv', '--json', '--api', 'integration-v1', '--template', 'sales'],
      { CLEAR_AUTH_TOKEN: 'mock-api-quota-exceeded' },
    );
    expect(code).toBe(5);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      event: 'failed',
      file: 'sales-register.csv',
      code: 'quota-exceeded',
      status: 403,
      ownerCode: 'API_QUOTA_EXCEEDED',
      message: expect.stringContaining('API access quota has exceeded'),
    });
  });

  test('takes an extension in upper case, which Integration v1 has no rule about', async () => {
    const folder = await folderWith({ 'SALES.CSV': 'a,b\n' });
    const run = await upload(
      ['SALES.CSV', '--api', 'integration-v1', '--template', 'sales'],
      {},
      folder,
    );
    expect(run.code).toBe(0);
    expect(run.stderr).not.toContain('warning');
    expect(run.stdout).toBe('uploaded SALES.CSV (4 B) to http://mock/…/SALES.CSV\n');
  });

  test('says before sending that One Integration may refuse an extension in upper case', async () => {
    const folder = await folderWith({ 'SALES.CSV': 'a,b\n' });
    const finding =
      'SALES.CSV ends in .CSV: One Integration pre-sign documents extensions in lower case only and may refuse it (our reading). Rename it to .csv.';
    const args = ['SALES.CSV', '--api', 'one-integration'];
    expect(await upload(args, {}, folder)).toEqual({
      code: 6,
      stdout: '',
      stderr: [
        `warning: ${finding}`,
        'failed SALES.CSV: One Integration pre-sign: HTTP 406, Invalid file extension. Allowed extensions: csv, xlsx, xls, zip. Give the file a documented extension, in lower case.',
        '0 of 1 file uploaded, 1 failed.',
        '',
      ].join('\n'),
    });
    expect(await upload([...args, '--strict'], {}, folder)).toEqual({
      code: 6,
      stdout: '',
      stderr: `error: ${finding}\n0 of 1 file uploaded, 1 failed.\n`,
    });
  });

  test('refuses --template for One Integration, and lets a settings file have it', async () => {
    const args = ['a.csv', '--api', 'one-integration'];
    const settings = JSON.stringify({ template: 'sales' });
    const folder = await folderWith({ 'a.csv': 'a,b\n', '.clear-presign.json': settings });
    expect(await upload([...args, '--template', 'sales'], {}, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'clear-presign: --template is for Integration v1 pre-sign; One Integration pre-sign takes none. Leave --template out.\n',
    });
    expect((await upload(args, {}, folder)).code).toBe(0);
  });

  test('stops after a refused token: every other file would meet the same', async () => {
    const files = ['purchase-register.csv', 'sales-register.csv', 'sales-register.xls'];
    const run = await upload([...files, '--api', 'one-integration', '--concurrency', '1'], {
      CLEAR_AUTH_TOKEN: 'invalid-access-token',
    });
    expect(run.code).toBe(3);
    expect(run.stdout).toBe('');
    const [first, second, third, summary] = run.stderr.trimEnd().split('\n');
    expect(first).toMatch(/^failed purchase-register\.csv: .*HTTP 401/);
    expect(second).toMatch(/^not sent sales-register\.csv: .*HTTP 401/);
    expect(third).toMatch(/^not sent sales-register\.xls: .*HTTP 401/);
    expect(summary).toBe('0 of 3 files uploaded, 1 failed, 2 not sent.');
  });

  test.each(['permission-denied', 'api-quota-exceeded'])(
    'stops after %s as well',
    async (refusal) => {
      const files = ['sales-register.csv', 'sales-register.xls'];
      const args = [...files, '--api', 'integration-v1', '--template', 'sales'];
      const env = { CLEAR_AUTH_TOKEN: `mock-${refusal}` };
      const { stderr } = await upload([...args, '--concurrency', '1'], env);
      expect(stderr).toMatch(/\n0 of 2 files uploaded, 1 failed, 1 not sent\.\n$/);
    },
  );

  test('counts a file that is given twice once', async () => {
    const file = 'sales-register.csv';
    const { stderr } = await upload([file, `./${file}`, '--api', 'one-integration']);
    expect(stderr).toContain('\n1 of 1 file uploaded (10.1 kB).\n');
  });

  test('keeps a name with blanks, quotes and other alphabets', async () => {
    const name = 'बिक्री “Q1” & 100%.csv';
    const folder = await folderWith({ [name]: 'a,b\n' });
    const run = await upload([name, '--api', 'one-integration'], {}, folder);
    expect(run.code).toBe(0);
    expect(mock.objects().at(-1)?.key.split('/').at(-1)).toBe(name);
  });
});

describe('clear-presign upload --storage-host', () => {
  const args = ['sales-register.csv', '--api', 'one-integration', '--storage-host'];

  test('sends to no other host, not even on this machine', async () => {
    const { code, stderr } = await upload([...args, 'files.example.com']);
    expect(code).toBe(7);
    expect(stderr).toBe(
      'failed sales-register.csv: Clear storage upload: nothing was sent, since 127.0.0.1 is not in --storage-host.\n0 of 1 file uploaded, 1 failed.\n',
    );
    expect((await upload([...args, '127.0.0.1'])).code).toBe(0);
  });

  test.each(['https://files.example.com', 'files.example.com:443', 'a b'])(
    'refuses %j, which is no host',
    async (host) => {
      const { code, stderr } = await upload([...args, host]);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `clear-presign: --storage-host is a host name in lower case, without scheme, port or path; not "${host}".\n`,
      );
    },
  );
});

describe('clear-presign upload --dry-run', () => {
  test('says what would be sent, with every secret masked', async () => {
    const before = mock.objects().length;
    const run = await upload(['sales-register.csv', '--dry-run', '--api', 'one-integration']);
    expect(mock.objects().length).toBe(before);
    expect(run).toEqual({
      code: 0,
      stdout: `sales-register.csv would be sent by
  GET http://mock/one-integration/action/pre-sign?filename=sales-register.csv
    user-agent: clear-presign/${manifest.version}
    x-clear-auth-token: ***
    x-integration-id: ***
  PUT the URL of the answer
    content-type: text/csv
    content-length: 10137
`,
      stderr: '',
    });
  });

  test('needs no secret, and no server', async () => {
    const run = await upload(
      [
        'sales-register.csv',
        '--dry-run',
        '--json',
        '--api',
        'integration-v1',
        '--template',
        'sales',
      ],
      { CLEAR_AUTH_TOKEN: '', CLEAR_BASE_URL: 'http://127.0.0.1:1' },
    );
    expect({ ...run, stdout: JSON.parse(run.stdout) }).toEqual({
      code: 0,
      stdout: {
        event: 'would-send',
        file: 'sales-register.csv',
        presign: {
          method: 'GET',
          url: 'http://127.0.0.1:1/integration/v1/generatePreSign/sales?fileName=sales-register.csv',
          headers: {
            filecontenttype: 'CSV',
            'user-agent': `clear-presign/${manifest.version}`,
            'x-cleartax-auth-token': '(not set)',
          },
        },
        upload: {
          method: 'PUT',
          headers: { 'content-type': 'application/vnd.ms-excel', 'content-length': '10137' },
        },
      },
      stderr: '',
    });
  });
});

describe('clear-presign upload from a server that does not answer', () => {
  test('says that it tries again, and gives up in the time allowed', async () => {
    await using server = await served(createServer(() => {}));
    const env = credentials(server.url);
    const args = ['upload', 'sales-register.csv', '--api', 'one-integration', '--timeout', '0.2'];
    const lines = await inProcess(args, { env });
    const json = await inProcess([...args, '--json'], { env });
    const late = 'One Integration pre-sign: no answer in the time allowed.';
    expect(lines.code).toBe(8);
    expect(lines.stderr.replace(/in \d+ ms/g, 'in <n> ms').split('\n')).toEqual([
      `sales-register.csv: trying again in <n> ms: ${late}`,
      `sales-register.csv: trying again in <n> ms: ${late}`,
      `failed sales-register.csv: ${late}`,
      '0 of 1 file uploaded, 1 failed.',
      '',
    ]);
    const events = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toMatchObject([
      { event: 'retrying', file: 'sales-register.csv' },
      { event: 'retrying', file: 'sales-register.csv' },
      { event: 'failed', file: 'sales-register.csv' },
      { event: 'summary' },
    ]);
  });

  test('ends each sentence with one full stop, those of the owner as well', async () => {
    const env = { ...credentials(mock.url), CLEAR_AUTH_TOKEN: 'mock-internal-error' };
    const args = ['upload', 'sales-register.csv', '--api', 'integration-v1', '--template', 'sales'];
    const { stderr } = await inProcess(args, { env });
    expect(stderr).toMatch(/Contact support\. Try again later\.\n/);
  });

  test('says what a problem in the standard form says', async () => {
    const env = { ...credentials(mock.url), CLEAR_AUTH_TOKEN: 'mock-license-expired' };
    const { stderr } = await inProcess(
      ['upload', 'sales-register.csv', '--api', 'one-integration'],
      { env },
    );
    expect(stderr).toMatch(
      /^failed sales-register\.csv: One Integration pre-sign: HTTP 400, The token \*\*\* names no answer/,
    );
  });
});

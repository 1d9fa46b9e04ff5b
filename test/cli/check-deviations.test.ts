import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { sourceDocuments } from '../spec/documents.ts';
import { allCredentials, credentials, start } from './clear-presign.ts';
import { type Answer, type Asked, type Deviation, deviatingServer } from './deviating-server.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

type Case = Deviation & {
  /** What the server does. */
  readonly seeded: string;
  /** Every departure that the report must name, by its case. */
  readonly named: readonly (readonly [id: string, says: string])[];
  /** Every statement that the answers contradict. */
  readonly contradicted?: readonly string[];
};

const json =
  (edit: (body: never) => unknown) =>
  ({ body }: Answer) => ({
    body: JSON.stringify(edit(JSON.parse(body) as never)),
  });
const status = (status: number) => () => ({ status });
const presign = ({ target }: Asked) => target.includes('pre-sign?') || target.endsWith('pre-sign');
const named =
  (name: string) =>
  ({ method, target }: Asked) =>
    method === 'GET' && target.endsWith(name);

const a = 'x-clear-auth-token';
const b = 'x-cleartax-auth-token';
const codesOfB = sourceDocuments.find(({ id }) => id === 'integration-v1')?.document.components
  .schemas?.['ErrorCode']?.enum;

const cases: readonly Case[] = [
  {
    seeded: 'a missing token is answered 404',
    when: (asked) => presign(asked) && !(a in asked.headers) && 'x-integration-id' in asked.headers,
    change: status(404),
    named: [[`${a} required`, 'status is 404, not 401']],
    contradicted: ['A missing or empty token is answered like an invalid one.'],
  },
  {
    seeded: 'an empty token gets a URL',
    when: ({ headers }) => headers[a] === '',
    change: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
    named: [[`${a} minLength`, 'status is 200, not 401']],
    contradicted: ['A missing or empty token is answered like an invalid one.'],
  },
  {
    seeded: 'the 401 is sent as JSON',
    when: ({ headers }) => headers[a] === 'invalid-access-token',
    change: () => ({ headers: { 'content-type': 'application/json' } }),
    named: [[`${a} invalid-access-token`, 'Content-Type is application/json, not text/plain']],
    contradicted: ['The 401 is sent as text/plain.'],
  },
  {
    seeded: 'a wrong extension is answered 400',
    when: named('clear-presign-check.txt'),
    change: status(400),
    named: [['filename pattern', 'status is 400, not 406']],
  },
  {
    seeded: 'an extension in upper case is accepted',
    when: named('clear-presign-check.CSV'),
    ask: (target) => target.replace('CSV', 'csv'),
    named: [['filename extension in upper case', 'status is 200, not 406']],
    contradicted: ['Extensions are accepted in lower case only.'],
  },
  {
    seeded: 'a success lacks the URL',
    when: named('filename=clear-presign-check.xlsx'),
    change: json((body: { result: object }) => ({ ...body, result: { status: 'OK' } })),
    named: [
      ['accepts clear-presign-check.xlsx', "/result must have required property 'uploadUrl'"],
    ],
  },
  {
    seeded: 'a success has its status as text',
    when: named('filename=clear-presign-check.xls'),
    change: json((body: object) => ({ ...body, status: '200' })),
    named: [['accepts clear-presign-check.xls', '/status must be integer']],
  },
  {
    seeded: 'the URL lives for 900 seconds',
    when: named('filename=clear-presign-check.xlsx'),
    change: ({ body }) => ({ body: body.replace('X-Amz-Expires=3600', 'X-Amz-Expires=900') }),
    named: [
      [
        'accepts clear-presign-check.xlsx',
        'of the URL, its lifetime in seconds is 900; the contract says 3600 or 3599',
      ],
    ],
  },
  {
    seeded: 'the key ends in another name',
    when: named('filename=clear-presign-check.zip'),
    ask: (target) => target.replace('clear-presign-check.zip', 'abc.zip'),
    named: [
      [
        'accepts clear-presign-check.zip',
        'of the URL, its key ends in abc.zip, not in clear-presign-check.zip',
      ],
    ],
    contradicted: ["The URL's key ends in the file name that was asked for."],
  },
  {
    seeded: 'a 400 has a word for its code',
    when: (asked) =>
      named('/pre-sign')(asked) &&
      'x-integration-id' in asked.headers &&
      asked.headers[a] !== undefined,
    change: ({ body }) => ({ body: body.replace('"code":"400"', '"code":"MISSING"') }),
    named: [['filename required', '/error/code is "MISSING", not "400"']],
    contradicted: [
      'A 400 has the error envelope with the status as its code.',
      'A request without filename is answered 400 with this body.',
    ],
  },
  {
    seeded: 'the integration id is looked at before the token',
    when: (asked) =>
      presign(asked) && !(a in asked.headers) && !('x-integration-id' in asked.headers),
    change: () => ({ status: 400, headers: { 'content-type': 'application/json' }, body: '{}' }),
    named: [[`${a} before x-integration-id`, 'status is 400, not 401']],
    contradicted: ['Faults are checked token first, then integration id, then file name.'],
  },
  {
    seeded: 'a missing fileContentType is answered with the documented object',
    when: ({ target, headers }) =>
      target.includes('generatePreSign/sales') && !('filecontenttype' in headers) && b in headers,
    change: json(([item]: [object]) => ({ status: null, preSignedS3Url: null, ...item })),
    named: [['fileContentType required', '/ must be array']],
    contradicted: [
      "A 500 with an array is the caller's fault; a 500 with an object is the server's.",
    ],
  },
  {
    seeded: 'an empty fileName is answered 400',
    when: named('fileName='),
    change: status(400),
    named: [['fileName minLength', 'status is 400, not 200']],
    contradicted: [
      'An empty fileName is answered 200 FAILED with this body; no documented code fits, so errorCode is null.',
    ],
  },
  {
    seeded: 'a URL comes with an error code',
    when: ({ target, headers }) =>
      target.includes('purchase?') && headers['filecontenttype'] === 'XLS',
    change: json((body: object) => ({ ...body, errorCode: 'INTERNAL_ERROR' })),
    named: [['accepts purchase clear-presign-check.xls XLS', '/errorCode must be null']],
  },
  {
    seeded: 'an error has a code that the contract does not know',
    when: ({ headers }) => headers[b] === 'invalid-access-token',
    change: json((body: object) => ({ ...body, errorCode: 'NO_ENTRY' })),
    named: [
      [
        `${b} invalid-access-token`,
        `/errorCode must be equal to one of the allowed values: ${JSON.stringify(codesOfB)}`,
      ],
    ],
  },
  {
    seeded: 'the URL is not https',
    when: ({ target, headers }) =>
      target.includes('purchase?') && headers['filecontenttype'] === 'CSV',
    change: ({ body }) => ({
      body: body.replace(/http:\/\/127\.0\.0\.1:\d+/, 'http://storage.example'),
    }),
    named: [
      [
        'accepts purchase clear-presign-check.csv CSV',
        'the URL leads to storage.example; the contract has storage.clear.in',
      ],
      ['accepts purchase clear-presign-check.csv CSV', 'the URL is http://, not https://'],
    ],
  },
  {
    seeded: 'the URL is not signed',
    when: ({ target, headers }) =>
      target.includes('purchase?') && headers['filecontenttype'] === 'CSV',
    change: ({ body }) => ({ body: body.replace(/&X-Amz-Signature=[0-9a-f]+/, '') }),
    named: [
      [
        'accepts purchase clear-presign-check.csv CSV',
        'of the URL, its X-Amz-Signature is missing; the contract says that it is signed',
      ],
    ],
  },
  {
    seeded: 'a stored upload has no ETag',
    when: ({ method, target, headers }) =>
      method === 'PUT' &&
      target.includes('check.zip') &&
      target.includes('?') &&
      headers['content-type'] === 'application/zip',
    change: () => ({ headers: {} }),
    named: [
      [
        'one-integration upload: accepts clear-presign-check.zip',
        'ETag is missing, not "f3552b5fddc36134e14a991244d79329", the MD5 of the bytes',
      ],
    ],
    contradicted: ['A stored upload answers with an ETag, the MD5 of its bytes.'],
  },
  {
    seeded: 'storage takes any Content-Type',
    when: ({ headers }) => headers['content-type'] === 'application/octet-stream',
    change: () => ({ status: 200, headers: {}, body: '' }),
    named: [['signature-does-not-match', 'status is 200, not 403']],
    contradicted: [
      "The service signs the Content-Type that the owner's upload page gives for the file's type.",
      'A wrong or missing signed header is answered 403 SignatureDoesNotMatch.',
    ],
  },
  {
    seeded: 'storage refuses with a page of a proxy',
    when: ({ method, target, headers }) =>
      method === 'PUT' &&
      !target.includes('?') &&
      !target.includes('no-such-bucket') &&
      headers.expect === undefined,
    change: () => ({ headers: { 'content-type': 'text/html' }, body: '<h1>Forbidden</h1>' }),
    named: [
      ['access-denied', 'Content-Type is text/html, not application/xml'],
      ['access-denied', 'the body is not application/xml'],
    ],
    contradicted: [
      "Storage answers errors with S3's XML body.",
      "Storage uses S3's error codes.",
      'A URL without a signature is answered 403 AccessDenied.',
    ],
  },
  {
    seeded: 'a chunked upload is stored',
    when: ({ headers }) => 'transfer-encoding' in headers,
    change: () => ({ status: 200, headers: {}, body: '' }),
    named: [['not-implemented', 'status is 200, not 501']],
    contradicted: [
      'A chunked upload is answered 501 as S3 does.',
      'A chunked upload is answered 501 NotImplemented.',
    ],
  },
  {
    seeded: 'a stored upload is answered with a body',
    when: ({ method, headers }) => method === 'PUT' && headers['content-length'] === '0',
    change: () => ({ body: 'stored' }),
    named: [['empty-file', 'the answer has a body, where none is due']],
  },
  {
    seeded: 'a front asks for every body by itself',
    when: ({ headers }) => headers.expect !== undefined,
    silence: 'continues',
    named: [['entity-too-large', 'http://server gave no answer: the server asked for the body']],
  },
  {
    seeded: 'a wrong extension ends the connection',
    when: named('clear-presign-check.txt'),
    silence: 'hangs up',
    named: [['filename pattern', 'http://server gave no answer: socket hang up']],
  },
  {
    seeded: 'an answer switches to another protocol',
    when: named('clear-presign-check.txt'),
    silence: 'switches',
    named: [
      ['filename pattern', 'http://server gave no answer: it switched to another protocol (101)'],
    ],
  },
  {
    seeded: 'an answer is longer than any',
    when: named('clear-presign-check.txt'),
    change: () => ({ body: 'x'.repeat(2_000_000) }),
    named: [
      ['filename pattern', 'http://server gave no answer: its answer is longer than 1048576 bytes'],
    ],
  },
  {
    seeded: 'an answer breaks off',
    when: named('clear-presign-check.txt'),
    silence: 'breaks off',
    named: [['filename pattern', 'http://server gave no answer: aborted']],
  },
];

type Report = {
  readonly summary: object;
  readonly cases: readonly {
    readonly id: string;
    readonly departures: readonly { says: string }[];
    readonly why?: string;
  }[];
  readonly statements: readonly { readonly statement: string; readonly verdict: string }[];
};

/** Those of which each shows in places of its own: one check of a server that has them all must find just these. */
const rounds: Case[][] = [];
for (const one of cases) {
  const places = new Set(placesOf(one));
  const round = rounds.find((others) => others.flatMap(placesOf).every((at) => !places.has(at)));
  if (round) round.push(one);
  else rounds.push([one]);
}

/** What becomes of a file's URL decides what becomes of its upload. */
function placesOf({ named, contradicted = [] }: Case): readonly string[] {
  const ids = named.map(([id]) => /clear-presign-check\.\w+/.exec(id)?.[0] ?? id);
  return [...ids, ...contradicted];
}

test.each(
  rounds.map((deviations) => ({ deviations, seeded: deviations.map(({ seeded }) => seeded) })),
)('names exactly these deviations: $seeded', async ({ deviations }) => {
  await using server = await deviatingServer(mock.url, ...deviations);
  const env = credentials(server.url);
  const { code, stdout } = await inProcess(['check', '--report', 'json'], { env });
  const { cases, statements }: Report = JSON.parse(stdout);
  const found = cases.flatMap(({ id, departures }) =>
    departures.map(({ says }) => [id, says.replaceAll(server.url, 'http://server')]),
  );
  expect(found.toSorted()).toEqual(deviations.flatMap(({ named }) => named).toSorted());
  const refuted = statements.filter(({ verdict }) => verdict === 'contradicted');
  expect(refuted.map(({ statement }) => statement).toSorted()).toEqual(
    deviations.flatMap(({ contradicted = [] }) => contradicted).toSorted(),
  );
  expect(code).toBe(11);
});

test('names a key with a percent sign that stands for nothing', async () => {
  await using server = await deviatingServer(mock.url, {
    when: named('filename=clear-presign-check.zip'),
    change: ({ body }) => ({ body: body.replace('clear-presign-check.zip?', '100%.zip?') }),
  });
  const args = ['check', '--no-upload', '--report', 'json'];
  const { code, stdout } = await inProcess(args, { env: credentials(server.url) });
  const { cases }: Report = JSON.parse(stdout);
  expect(cases.flatMap(({ departures }) => departures.map(({ says }) => says))).toEqual([
    'of the URL, its key ends in 100%.zip, not in clear-presign-check.zip',
  ]);
  expect(code).toBe(11);
});

test('names a URL that is none, and sends nothing to it', async () => {
  const notUrl = 'http://[storage';
  await using server = await deviatingServer(mock.url, {
    when: ({ target }) => /fileName=a{1000}/.test(target),
    change: ({ body }) => ({ body: body.replace(/"http:[^"]+"/, JSON.stringify(notUrl)) }),
  });
  const { code, stdout } = await inProcess(
    ['check', '--api', 'integration-v1', '--report', 'json'],
    { env: credentials(server.url) },
  );
  const { cases }: Report = JSON.parse(stdout);
  expect(cases.flatMap(({ departures }) => departures.map(({ says }) => says))).toEqual([
    'the URL cannot be parsed',
  ]);
  expect(code).toBe(11);
});

test('skips the rest of a server that has fallen silent', async () => {
  let asked = 0;
  await using server = await deviatingServer(mock.url, {
    when: () => ++asked > 4,
    silence: 'waits',
  });
  const args = ['check', '--report', 'json', '--timeout', '1'];
  const { code, stdout } = await inProcess(args, { env: allCredentials(server.url) });
  const { summary, cases }: Report = JSON.parse(stdout);
  expect(asked).toBe(7);
  expect(summary).toMatchObject({ conform: 4, depart: 3, skipped: cases.length - 7 });
  expect(cases.flatMap(({ departures }) => departures.map(({ says }) => says))).toEqual(
    Array(3).fill(`${server.url} gave no answer: it took more than 1 s`),
  );
  expect(new Set(cases.flatMap(({ why }) => why ?? []))).toEqual(
    new Set(['3 requests in a row had no answer']),
  );
  expect(code).toBe(11);
});

test('reports what was seen until it is stopped', async () => {
  let asked = 0;
  let child: ReturnType<typeof start> | undefined;
  await using server = await deviatingServer(mock.url, {
    when: () => {
      asked += 1;
      if (asked === 5) child?.kill('SIGINT');
      return asked >= 5;
    },
    silence: 'waits',
  });
  child = start(['check', '--report', 'json'], { env: allCredentials(server.url) });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const { summary, cases }: Report = JSON.parse(stdout);
  expect(summary).toMatchObject({ conform: 4, depart: 0 });
  expect(new Set(cases.flatMap(({ why }) => why ?? []))).toEqual(
    new Set(['the check was stopped']),
  );
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: 'clear-presign: stopped; the report has what was seen until then\n',
  });
});

test.each(['0', 'soon', '3601'])('refuses --timeout %s', async (seconds) => {
  const args = ['check', '--timeout', seconds, '--base-url', mock.url];
  expect(await inProcess(args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `clear-presign: --timeout is a number of seconds above 0, at most 3600; not "${seconds}".\n`,
  });
});

test.each([
  { status: 200, body: '<html>welcome</html>' },
  { status: 404, body: '<html>not found</html>' },
  { status: 400, body: '{}' },
  { status: 502, body: 'bad gateway' },
])('takes no answer of a server that is another one ($status) for evidence', async (answer) => {
  await using server = await deviatingServer(mock.url, { when: () => true, change: () => answer });
  const args = ['check', '--report', 'json'];
  const { code, stdout } = await inProcess(args, { env: credentials(server.url) });
  expect(JSON.parse(stdout).summary).toMatchObject({ conform: 0, confirmed: 0, asAssumed: 0 });
  expect(code).toBe(11);
});

test('a server between that changes nothing is no deviation', async () => {
  await using server = await deviatingServer(mock.url, { when: () => false });
  const { code, stdout } = await inProcess(['check'], { env: allCredentials(server.url) });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^(\d+) cases: \1 conform, 0 depart, 0 skipped\.$/m);
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inferredIn } from '../../src/contract/evidence.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { sourceDocuments } from '../spec/documents.ts';
import { allCredentials, credentials, folderWith } from './clear-presign.ts';
import { deviatingServer } from './deviating-server.ts';
import { inProcess } from './in-process.ts';

/** What the contract states and the owner does not, however much that is. */
const statements = sourceDocuments.flatMap(({ document }) => inferredIn(document)).length;

/** An API as the report heads it. */
const heading = (id: string) => {
  const { title, version } =
    sourceDocuments.find((source) => source.id === id)?.document.info ?? {};
  return `${title} ${version}`;
};

type Of = { readonly contract: string };
type Case = Of & { readonly id: string; readonly state: string };
type Statement = Of & { readonly statement: string; readonly verdict: string };

/** Of cases or statements those that are counted here; a further API has some of its own. */
function counted<T extends Of>(all: readonly T[]): readonly T[] {
  const contracts = ['one-integration', 'integration-v1', 'storage'];
  return all.filter(({ contract }) => contracts.includes(contract));
}

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

const check = (
  args: readonly string[] = [],
  env: { [name: string]: string } = allCredentials(mock.url),
) => inProcess(['check', '--base-url', mock.url, ...args], { env });

describe('clear-presign check against a server that is no mock', () => {
  test('says what its answers confirm', async () => {
    // The server in front of the mock passes on nothing that marks a mock.
    await using server = await deviatingServer(mock.url, { when: () => false });
    const env = allCredentials(server.url);
    const [table, json, junit] = await Promise.all([
      inProcess(['check'], { env }),
      inProcess(['check', '--report', 'json'], { env }),
      inProcess(['check', '--report', 'junit'], { env }),
    ]);
    expect(table.stdout).toContain('  confirmed     The 401 is sent as text/plain.\n');
    const { mock: isMock, note, summary, statements: judged } = JSON.parse(json.stdout);
    expect({ isMock, note }).toEqual({ isMock: false, note: undefined });
    const isConfirmed = ({ verdict }: Statement) => verdict === 'confirmed';
    expect(counted<Statement>(judged).filter(isConfirmed).length).toBe(45);
    const { length: confirmed } = judged.filter(isConfirmed);
    const notSeen = statements - confirmed;
    expect(summary).toMatchObject({ confirmed, asAssumed: 0, contradicted: 0, notSeen });
    const said = `${statements} statements: ${confirmed} confirmed, 0 contradicted, ${notSeen} not seen.`;
    expect(table.stdout).toContain(`\n${said}\n`);
    expect(junit.stdout).not.toContain('<property name="mock"');
    expect(junit.stdout).toMatch(
      new RegExp(
        `<property name="summary" value="(\\d+) cases: \\1 conform, 0 depart, 0 skipped. ${said}"/>`,
      ),
    );
    expect(table.stdout + json.stdout + junit.stdout).not.toMatch(/as assumed|made from/);
  });
});

describe('clear-presign check against the mock', () => {
  test('finds that every answer conforms, and names what it could not see', async () => {
    const { code, stdout, stderr } = await check();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      `Answers of ${mock.url}`,
      'This is a mock made from the contract: its answers are no evidence of what Clear answers.',
    ]);
    expect(stdout).not.toContain('confirmed');
    expect(lines).toEqual(
      expect.arrayContaining([
        heading('one-integration'),
        '  conforms  a good call for clear-presign-check.csv -> 200 generated (sample)',
        '  conforms  the x-clear-auth-token invalid-access-token -> 401 unauthorized (sample)',
        '  conforms  the filename clear-presign-check.txt -> 406 invalid-extension (sample)',
        heading('integration-v1'),
        '  conforms  no fileContentType -> 500 file-content-type-missing (sample)',
        '  conforms  an empty fileName -> 200 file-name-empty (inferred)',
        heading('storage'),
        '  conforms  another Content-Type than the one signed -> 403 signature-does-not-match (inferred)',
        '  as assumed    The 401 is sent as text/plain.',
        "  not seen      One Integration's production host is api.clear.in; the owner's page does not name it. (the check ran against another server)",
        expect.stringMatching(/^(\d+) cases: \1 conform, 0 depart, 0 skipped\.$/),
        expect.stringMatching(
          new RegExp(
            `^${statements} statements: \\d+ as assumed, 0 contradicted, \\d+ not seen\\.$`,
          ),
        ),
      ]),
    );
  });

  test('runs what needs no credentials when there are none', async () => {
    const { code, stdout } = await check(['--report', 'json'], {});
    const { mock: isMock, note, summary, cases, statements: judged } = JSON.parse(stdout);
    expect(code).toBe(12);
    expect({ isMock, note }).toEqual({
      isMock: true,
      note: 'This is a mock made from the contract: its answers are no evidence of what Clear answers.',
    });
    const sent = counted<Case>(cases).filter(({ state }) => state === 'conforms');
    const isAssumed = ({ verdict }: Statement) => verdict === 'as assumed';
    expect(counted<Statement>(judged).filter(isAssumed).length).toBe(4);
    expect(summary).toMatchObject({ depart: 0, statements, confirmed: 0, contradicted: 0 });
    const { conform, skipped, asAssumed, notSeen } = summary;
    expect([conform + skipped, asAssumed + notSeen]).toEqual([cases.length, statements]);
    expect(sent.map(({ id }) => id)).toEqual([
      'x-clear-auth-token required',
      'x-clear-auth-token minLength',
      'x-clear-auth-token invalid-access-token',
      'x-clear-auth-token before x-integration-id',
      'x-cleartax-auth-token required',
      'x-cleartax-auth-token minLength',
      'x-cleartax-auth-token invalid-access-token',
      'x-cleartax-auth-token before fileContentType',
    ]);
    expect(counted<Case>(cases)[0]).toEqual({
      contract: 'one-integration',
      id: 'accepts clear-presign-check.csv',
      title: 'a good call for clear-presign-check.csv',
      kind: 'good',
      expects: 'generated',
      expectedStatus: 200,
      basis: 'sample',
      state: 'skipped',
      why: 'it needs CLEAR_AUTH_TOKEN or --token-file',
      departures: [],
    });
  });

  test('checks one API, and leaves storage alone with --no-upload', async () => {
    const before = mock.objects().length;
    const { code, stdout } = await check([
      '--api',
      'integration-v1',
      '--no-upload',
      '--report',
      'json',
    ]);
    expect(code).toBe(0);
    expect(mock.objects().length).toBe(before);
    const { summary, cases } = JSON.parse(stdout);
    expect(new Set(cases.map(({ contract }: { contract: string }) => contract))).toEqual(
      new Set(['integration-v1', 'storage']),
    );
    expect(summary).toMatchObject({ conform: 19, depart: 0, skipped: 17 });
    const reasons = cases.flatMap(({ why }: { why?: string }) => why ?? []);
    expect(new Set(reasons)).toEqual(new Set(['uploads are switched off']));
  });

  test('leaves no report of an earlier check when there is none of this one', async () => {
    const cwd = await folderWith({ 'check.xml': '<testsuites/>' });
    const args = ['check', '--report', 'junit', '--output', 'check.xml'];
    const run = await inProcess(args, { cwd, env: credentials('http://127.0.0.1:1') });
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 8, stdout: '' });
    expect(await readdir(cwd)).toEqual([]);
  });

  test('stops asking with a token that is refused, and says so', async () => {
    const env = { ...credentials(mock.url), CLEAR_AUTH_TOKEN: 'invalid-access-token' };
    const { code, stdout } = await check(['--api', 'integration-v1'], env);
    expect(code).toBe(3);
    expect(stdout).toContain(
      'status is 401, not 200; the answer is the documented "authorization-failed"',
    );
    expect(stdout).toContain(
      '  skipped   no fileContentType -> 500 file-content-type-missing (sample), skipped: the token was refused',
    );
  });

  test('learns from an answer that no request can provoke, should one come', async () => {
    const env = { ...credentials(mock.url), CLEAR_AUTH_TOKEN: 'mock-permission-denied' };
    const { stdout } = await check(['--api', 'one-integration', '--report', 'json'], env);
    const { statements } = JSON.parse(stdout);
    const verdictOf = (wanted: string) =>
      statements.find(({ statement }: { statement: string }) => statement === wanted)?.verdict;
    expect(verdictOf('A caller without permission is answered 403 with this body.')).toBe(
      'as assumed',
    );
    expect(verdictOf('A 403 has the error envelope with the status as its code.')).toBe(
      'as assumed',
    );
    expect(verdictOf('A server fault is answered 500 with this body.')).toBe('not seen');
  });

  test('writes JUnit to a file', async () => {
    const file = join(await folderWith({}), 'check.xml');
    const run = await check(['--api', 'one-integration', '--report', 'junit', '--output', file]);
    expect(run).toEqual({
      code: 0,
      stdout: '',
      stderr: `30 cases: 30 conform, 0 depart, 0 skipped.\n${statements} statements: 33 as assumed, 0 contradicted, ${statements - 33} not seen.\n`,
    });
    const xml = await readFile(file, 'utf8');
    const counts = `tests="${30 + statements}" failures="0" errors="0" skipped="${statements}"`;
    expect(xml.split('\n').slice(0, 2)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="clear-presign check" ${counts}>`,
    ]);
    expect(xml).toContain(
      `  <testsuite name="${heading('one-integration')}" hostname="${mock.url}" tests="16" failures="0" errors="0" skipped="0">\n    <properties>\n      <property name="mock" value="This is a mock made from the contract: its answers are no evidence of what Clear answers."/>\n      <property name="summary" value="30 cases: 30 conform, 0 depart, 0 skipped. ${statements} statements: 33 as assumed, 0 contradicted, ${statements - 33} not seen."/>\n    </properties>\n`,
    );
    expect(xml).toContain(
      '    <testcase classname="Inferred statements" name="The 401 is sent as text/plain." time="0.000">\n      <skipped message="as assumed: the mock is made from it"/>\n    </testcase>\n',
    );
    expect(xml.replace(/time="[\d.]+"/g, 'time="0"')).toContain(
      `    <testcase classname="${heading('one-integration')}" name="no x-clear-auth-token -&gt; 401" time="0"/>\n`,
    );
    expect(xml).toContain(
      '    <testcase classname="Inferred statements" name="A server fault is answered 500 with this body." time="0.000">\n      <skipped message="not seen: no case can show it"/>\n    </testcase>\n',
    );
  });

  test('reports the same with a token that is a letter of its own words', async () => {
    const args = ['--api', 'one-integration', '--no-upload', '--report', 'json'];
    const [usual, letter] = await Promise.all([
      check(args),
      check(args, { ...credentials(mock.url), CLEAR_AUTH_TOKEN: 'e' }),
    ]);
    const withoutTimes = (text: string) => text.replace(/"milliseconds": \d+/g, '');
    expect(withoutTimes(letter.stdout)).toBe(withoutTimes(usual.stdout));
  });

  test('says in one sentence that nobody is there', async () => {
    const run = await inProcess(['check', '--base-url', 'http://127.0.0.1:1'], { env: {} });
    expect(run).toEqual({
      code: 8,
      stdout: '',
      stderr:
        'clear-presign: http://127.0.0.1:1 gave no answer: connect ECONNREFUSED 127.0.0.1:1\n',
    });
  });

  test.each([
    { name: 'CLEAR_AUTH_TOKEN', says: /The token has characters that a header cannot carry\./ },
    {
      name: 'CLEAR_INTEGRATION_ID',
      says: /The integration id has characters that a header cannot carry\./,
    },
  ])('refuses a $name that no header can carry', async ({ name, says }) => {
    const run = await check([], { ...credentials(mock.url), [name]: 'a\u2028b' });
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(says);
  });

  test('says that the report cannot be written', async () => {
    const run = await check(['--api', 'one-integration', '--output', '/no/such/folder/report.txt']);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'clear-presign: --output: /no/such/folder/report.txt cannot be written: ENOENT.\n',
    });
  });
});

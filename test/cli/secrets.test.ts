import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { failureOf } from '../../src/cli/failure.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { authToken, credentials, integrationId } from './clear-presign.ts';
import { deviatingServer } from './deviating-server.ts';
import { inProcess } from './in-process.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** What a server says that repeats what it was asked with, and a pre-signed URL. */
const echo = `no: ${authToken}, http://storage/key?X-Amz-Signature=abc`;
const echoing = () =>
  deviatingServer(mock.url, {
    when: ({ method, target }) => method === 'GET' && !target.includes('.zip'),
    change: () => ({
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ errorCode: 'AUTHORIZATION_FAILED', errorMessage: echo }),
    }),
  });

// That no secret is in the output is looked at in every run of the command.
test.each([
  { args: ['upload', 'sales-register.csv'], code: 3 },
  { args: ['upload', 'sales-register.csv', '--json'], code: 3 },
  { args: ['url', 'sales.csv'], code: 3 },
])('$args shows a server’s words without the secrets in them', async ({ args, code }) => {
  await using server = await echoing();
  const run = await inProcess([...args, '--api', 'integration-v1', '--template', 'sales'], {
    env: credentials(server.url),
  });
  expect(run.code).toBe(code);
  expect(run.stdout + run.stderr).toContain('no: ***, ');
  expect(run.stdout + run.stderr).not.toContain('X-Amz-Signature');
});

test('check quotes a departure without the secrets in it', async () => {
  await using server = await deviatingServer(mock.url, {
    when: ({ target }) => target.endsWith('fileName='),
    change: ({ body }) => ({ body: body.replace('Filename cannot be empty', echo) }),
  });
  const { code, stdout } = await inProcess(['check', '--api', 'integration-v1'], {
    env: credentials(server.url),
  });
  expect(code).toBe(11);
  expect(stdout).toContain(
    '/errorMessage is "no: ***, http://storage/key?***", not "Filename cannot be empty"',
  );
});

test('what storage says is told without the secrets in it', async () => {
  await using server = await deviatingServer(mock.url, {
    when: ({ method }) => method === 'PUT',
    change: () => ({
      status: 403,
      headers: {},
      body: `<Error><Code>AccessDenied</Code><Message>${echo} ${integrationId}</Message></Error>`,
    }),
  });
  const run = await inProcess(['upload', 'registers.zip', '--api', 'one-integration'], {
    env: credentials(server.url),
  });
  expect(run.code).toBe(7);
  expect(run.stderr).toContain('AccessDenied');
  expect(run.stderr).not.toContain('X-Amz-Signature');
});

test('a defect is told without the secrets that it was called with', () => {
  vi.stubEnv('CLEAR_AUTH_TOKEN', authToken);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, message } = failureOf(new Error(`cannot send ${encodeURIComponent(authToken)}`));
  expect({ code, message: message.split('\n')[0] }).toEqual({
    code: 'defect',
    message: 'this is a defect, please report it: Error: cannot send ***',
  });
});

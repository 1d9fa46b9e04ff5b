import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { send } from '../mock/request.ts';
import { installedPackage } from './packed.ts';
import { run } from './tarball.ts';

const { project, installed } = await installedPackage('clear-presign-mock');

test('serves the APIs as a command, Prism’s part too', async () => {
  const args = [join(installed, 'main.js'), '--port', '0', '--log', 'off'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  try {
    const [line] = await once(child.stderr, 'data');
    const url = /http:\S+/.exec(String(line))?.[0] ?? '';
    const path = '/integration/v1/generatePreSign/sales?fileName=a.csv';
    expect(await send(url, { path })).toMatchObject({ status: 401 });
    const dynamic = await send(url, { path, headers: { prefer: 'code=403, dynamic=true' } });
    expect(dynamic).toMatchObject({ status: 403 });
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});

test('is used by a test as the README shows it', async () => {
  const script = `
    import { startMock } from 'clear-presign-mock';
    await using mock = await startMock({ port: 0 });
    mock.fault({ operation: 'one-integration', status: 500 });
    const response = await fetch(mock.url + '/one-integration/action/pre-sign');
    console.log(response.status, mock.requests().length);
  `;
  const args = ['--input-type=module', '--eval', script];
  expect(await run(process.execPath, args, project)).toBe('500 1\n');
});

test('checks against a server in proxy mode', async () => {
  const script = `
    import { startMock } from 'clear-presign-mock';
    await using real = await startMock();
    await using mock = await startMock({ upstream: real.url });
    await fetch(mock.url + '/one-integration/action/pre-sign?filename=a.csv');
    console.log(mock.requests()[0].departures.map(({ at }) => at).join());
  `;
  const args = ['--input-type=module', '--eval', script];
  expect(await run(process.execPath, args, project)).toBe(
    'header x-clear-auth-token,header x-integration-id\n',
  );
});

import { join, relative } from 'node:path';
import { credentials, operation } from '../../generated/one-integration/contract.ts';
import { serveDocs } from '../docs/serve.ts';
import { write } from '../generate/files.ts';
import { generate } from '../generate/generate.ts';
import type { Mock } from '../mock/index.ts';
import { buildPortal } from '../portal/build.ts';
import { demoCredentials, runFlow } from './flow.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Builds what is stale, serves docs and mock on one port of this machine, takes one file through each
 * API, prints all of it, and goes on serving until SIGINT or SIGTERM.
 *
 * @throws with one sentence when the port is taken, something cannot be built or a step of the flow fails
 */
export async function start(port: number): Promise<void> {
  const generated = await write(join(root, 'generated'), await generate(root));
  console.log(
    `generated/   ${generated.length ? `${generated.length} files written` : 'up to date'}`,
  );
  const { folder, built, files } = await buildPortal({ root });
  console.log(`${relative(root, folder)}  ${built ? `${files} files written` : 'up to date'}\n`);

  const mock = await serveDocs(folder, port);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(mock));
  try {
    await runFlow(mock.url, console.log);
  } catch (fault) {
    await mock.close();
    throw fault;
  }
  console.log(addresses(mock.url));
}

async function stop(mock: Mock): Promise<void> {
  console.log('\nStopped.');
  await mock.close();
}

function addresses(url: string): string {
  const { authToken, integrationId } = demoCredentials;
  return `
Docs    ${url}/
Redoc   ${url}/redoc/one-integration/
        ${url}/redoc/integration-v1/
Mock    ${url}  (any token works; how to get each failure: ${url}/guides/mock/)

Paste this for a URL of your own:

  curl '${url}${operation.path}?filename=purchase.csv' \\
    -H '${credentials.authToken.header}: ${authToken}' \\
    -H '${credentials.integrationId.header}: ${integrationId}'

Ctrl-C stops.`;
}

import { join, relative } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import { serveDocs } from '../../docs/serve.ts';
import { write } from '../../generate/files.ts';
import { generate } from '../../generate/generate.ts';
import { sampleCall } from '../../mock/sample-call.ts';
import { buildPortal } from '../../portal/build.ts';
import { root } from '../task.ts';
import { runFlow } from './flow.ts';

/**
 * Builds what is stale, serves docs and mock on one port of this machine, takes one file through each
 * API, prints all of it, and goes on serving until SIGINT or SIGTERM.
 *
 * @throws with one sentence when the port is taken, something cannot be built or a step of the flow fails
 */
export async function start(port: number): Promise<void> {
  const written = await write(join(root, 'generated'), await generate(root));
  console.log(`generated/   ${written.length ? `${written.length} files written` : 'up to date'}`);
  const { folder, built, files } = await buildPortal({ root });
  console.log(`${relative(root, folder)}  ${built ? `${files} files written` : 'up to date'}\n`);

  const mock = await serveDocs(folder, port);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      console.log('\nStopped.');
      await mock.close();
    });
  }
  try {
    await runFlow(mock.url, console.log);
  } catch (fault) {
    await mock.close();
    throw fault;
  }
  console.log(addresses(mock.url));
}

function addresses(url: string): string {
  const redoc = Object.keys(apis).map((id) => `${url}/redoc/${id}/`);
  const { method, path, headers } = sampleCall();
  const options = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...headers.map((one) => `-H '${one}'`),
  ];
  const call = [`  curl '${url}${path}'`, ...options.map((option) => `    ${option}`)];
  return `
Docs    ${url}/
Redoc   ${redoc.join('\n        ')}
Mock    ${url}  (any token works; how to get each failure: ${url}/guides/mock/)

Paste this for a URL of your own:

${call.join(' \\\n')}

Ctrl-C stops.`;
}

import { join, relative } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import type { Api } from '../../client/api.ts';
import { serveDocs } from '../../docs/serve.ts';
import { write } from '../../generate/files.ts';
import { generate } from '../../generate/generate.ts';
import type { Mock } from '../../mock/index.ts';
import { buildPortal } from '../../portal/build.ts';
import { demoArguments, demoCredentials, runFlow } from './flow.ts';

const root = join(import.meta.dirname, '../../..');

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
  const redoc = Object.keys(apis).map((id) => `${url}/redoc/${id}/`);
  const [first] = Object.values(apis).filter(({ presign }) => presign);
  return `
Docs    ${url}/
Redoc   ${redoc.join('\n        ')}
Mock    ${url}  (any token works; how to get each failure: ${url}/guides/mock/)
${first ? `\nPaste this for a URL of your own:\n\n${curlLine(url, first)}\n` : ''}
Ctrl-C stops.`;
}

/** A call that the mock answers with a URL. */
function curlLine(url: string, api: Api): string {
  const { presign, token, settings, operations } = api;
  const credentials = demoCredentials(api);
  const given: { [option: string]: string } = { ...demoArguments(api) };
  const [extension = ''] = Object.keys(presign?.contentTypes ?? {});
  const { name = '', type } = presign?.file ?? {};
  given[name] = `purchase.${extension}`;
  if (type !== undefined) given[type] = extension.toUpperCase();
  const inputs = Object.entries(presign?.inputs ?? {}).map(([option, input]) => ({
    ...input,
    value: given[option] ?? '',
  }));
  const called = operations[presign?.operation ?? ''];
  const path = inputs
    .filter((input) => input.in === 'path')
    .reduce((text, input) => text.replace(`{${input.name}}`, input.value), called?.path ?? '');
  const query = inputs.filter((input) => input.in === 'query');
  const headers = [
    ...(token ? [[token.header, (token.prefix ?? '') + credentials[token.option]]] : []),
    ...Object.entries(settings).map(([option, input]) => [input.name, credentials[option]]),
    ...inputs.filter((input) => input.in === 'header').map(({ name, value }) => [name, value]),
  ];
  const method = called?.method === 'GET' ? '' : `-X ${called?.method} `;
  const address = `${url}${path}?${query.map((input) => `${input.name}=${input.value}`).join('&')}`;
  return [
    `  curl ${method}'${address}'`,
    ...headers.map(([header, value]) => `    -H '${header}: ${value}'`),
  ].join(' \\\n');
}

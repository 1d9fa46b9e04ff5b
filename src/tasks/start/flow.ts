import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import { bundles } from '../../../generated/bundles.ts';
import type { Api } from '../../client/api.ts';
import { createClient } from '../../client/node-client.ts';
import { callsOf, exampleOf, inputsOf } from '../../contract/operations.ts';
import { root } from '../task.ts';

/** Registers that the flow takes, one after the other, through one API after the other. */
const registers = [
  'sales-register.csv',
  'sales-register.xlsx',
  'sales-register.xls',
  'registers.zip',
].map((name) => join('test/fixtures', name));

/**
 * Takes a register through every API that gives URLs, from its name to its stored bytes, and tells what
 * happened.
 *
 * @throws ClearError when a step fails
 */
export async function runFlow(baseUrl: string, tell: (line: string) => void): Promise<void> {
  const giving = Object.values(apis).filter(({ presign }) => presign);
  for (const [turn, api] of giving.entries()) {
    const taken = registers.filter(
      (file) => extname(file).slice(1) in (api.presign?.contentTypes ?? {}),
    );
    const file = taken[turn % taken.length];
    if (file === undefined) {
      tell(`${api.title}: not shown, it takes none of ${registers.join(', ')}`);
      continue;
    }
    tell(`${api.title}: ${file} (${format((await stat(join(root, file))).size)} bytes)`);
    const client = createClient(api, { baseUrl, ...demoCredentials(api) });
    const { presigned, etag, size } = await client.uploadFile(join(root, file), demoArguments(api));
    const { location, expiresAt, method, headers } = presigned;
    tell(`  1. got a URL, valid until ${expiresAt.toISOString()}`);
    tell(`     ${location}?***`);
    tell(`  2. ${method} with Content-Type ${headers['Content-Type']}`);
    tell(`     stored ${format(size)} bytes, ETag ${etag}`);
  }
}

function format(bytes: number): string {
  return bytes.toLocaleString('en');
}

/** What the mock takes: any token, and beside it the secrets that the document has as examples. */
function demoCredentials(api: Api): Values {
  const { token, settings } = api;
  return { ...(token && { [token.option]: 'demo-token' }), ...examples(api, settings) };
}

/** A good value for each input that the name of a file does not give. */
function demoArguments(api: Api): Values {
  const { inputs = {}, file } = api.presign ?? {};
  const needed = Object.entries(inputs).filter(
    ([option, { required }]) => required && option !== file?.name && option !== file?.type,
  );
  return examples(api, Object.fromEntries(needed));
}

type Values = { readonly [option: string]: string };

function examples({ id }: Api, wanted: object): Values {
  const document = bundles[id];
  if (!document) throw new Error(`There is no document of ${id}.`);
  const inputs = callsOf(document).flatMap(({ operation }) => inputsOf(document, operation));
  const found = inputs.filter(({ option }) => option in wanted);
  return Object.fromEntries(
    found.map(({ option, parameter, schema }) => [
      option,
      exampleOf(document, parameter.examples, schema),
    ]),
  );
}

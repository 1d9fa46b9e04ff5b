import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import type { Api } from '../../client/api.ts';
import { createClient } from '../../client/node-client.ts';
import { root } from '../task.ts';

/** Registers that the flow takes, one after the other, through one API after the other. */
const registers = ['sales-register.csv', 'sales-register.xlsx'].map((name) =>
  join('test/fixtures', name),
);

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
    if (file === undefined) continue;
    const unknown = Object.values(api.settings).find(({ format, pattern }) => !format && pattern);
    if (unknown) {
      tell(`${api.title}: not shown, no value of ${unknown.name} is known that its pattern allows`);
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

/** What the mock takes: any token, and any UUID for whatever else is a secret. */
function demoCredentials({ token, settings }: Api): { readonly [option: string]: string } {
  const id = '00000000-0000-4000-8000-000000000010';
  const options = Object.keys(settings).map((option) => [option, id]);
  return { ...(token && { [token.option]: 'demo-token' }), ...Object.fromEntries(options) };
}

/** A good value for each input that the name of a file does not give. */
function demoArguments({ presign }: Api): { readonly [option: string]: string } {
  const { inputs = {}, file } = presign ?? {};
  const needed = Object.entries(inputs).filter(
    ([option, { required }]) => required && option !== file?.name && option !== file?.type,
  );
  return Object.fromEntries(needed.map(([option, input]) => [option, input.enum?.[0] ?? 'demo']));
}

import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import type { Api, Input } from '../../client/api.ts';
import { createClient } from '../../client/node-client.ts';

const root = join(import.meta.dirname, '../../..');

/** Registers that the flow takes, one after the other, through one API after the other. */
const registers = ['sales-register.csv', 'sales-register.xlsx'].map((name) =>
  join('test/fixtures', name),
);

/** What the mock takes: any token, and any UUID for whatever else is a secret. */
export function demoCredentials({ token, settings }: Api): { readonly [option: string]: string } {
  const options = Object.keys(settings).map((option) => [
    option,
    '00000000-0000-4000-8000-000000000010',
  ]);
  return { ...(token && { [token.option]: 'demo-token' }), ...Object.fromEntries(options) };
}

/** A good value for each input that the name of a file does not give. */
export function demoArguments({ presign }: Api): { readonly [option: string]: string } {
  const { inputs = {}, file } = presign ?? {};
  const isFile = (option: string) => option === file?.name || option === file?.type;
  const needed = Object.entries(inputs).filter(
    ([option, { required }]) => required && !isFile(option),
  );
  return Object.fromEntries(needed.map(([option, input]) => [option, goodValue(input)]));
}

function goodValue({ enum: words }: Input): string {
  return words?.[0] ?? 'demo';
}

/**
 * Takes a register through every API that gives URLs, from its name to its stored bytes, and tells what
 * happened.
 *
 * @throws ClearError when a step fails
 */
export async function runFlow(baseUrl: string, tell: (line: string) => void): Promise<void> {
  const giving = Object.values(apis).filter(({ presign }) => presign);
  for (const [turn, api] of giving.entries()) {
    const taken = registers.filter((file) => extname(file).slice(1) in contentTypes(api));
    const file = taken[turn % taken.length];
    if (file === undefined) continue;
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

function contentTypes({ presign }: Api): { readonly [extension: string]: string } {
  return presign?.contentTypes ?? {};
}

function format(bytes: number): string {
  return bytes.toLocaleString('en');
}

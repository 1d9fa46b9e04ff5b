import type { Api } from 'clear-presign/node';
import type { Planned } from './plan.ts';

/** The two requests of an upload, with every secret masked. */
export type DryRun = {
  readonly presign: Sent & { readonly url: string };
  /** To the URL of the answer, which nobody has yet. */
  readonly upload: Sent;
};

type Sent = { readonly method: string; readonly headers: { readonly [name: string]: string } };

/**
 * Finds out what would be sent, by letting the client send its request by a `fetch` that answers nothing.
 *
 * @param presign makes the client's own call by the `fetch` given
 * @param shown what to show instead of the value of a header, by its name in lower case
 */
export async function dryRun(
  { size, contentType }: Planned,
  { storage }: Api,
  presign: (fetch: typeof globalThis.fetch) => Promise<unknown>,
  shown: { readonly [header: string]: string },
): Promise<DryRun> {
  let seen: DryRun['presign'] | undefined;
  const nobody = new Error('nothing is sent in a dry run');
  await presign(async (input, init) => {
    const { method, url, headers } = new Request(input, init);
    // A Headers gives its names in lower case and in their order.
    const masked = [...headers].map(([name, value]) => [name, shown[name] ?? value]);
    seen = { method, url, headers: Object.fromEntries(masked) };
    throw nobody;
  }).catch((fault: unknown) => {
    if (!seen) throw fault;
  });
  if (!seen) throw new Error('the client sent no request');
  return {
    presign: seen,
    upload: {
      method: storage?.method ?? '',
      headers: { 'content-type': contentType, 'content-length': String(size) },
    },
  };
}

export function requestLines({ file }: Planned, { presign, upload }: DryRun): string[] {
  const headerLines = ({ headers }: Sent) =>
    Object.entries(headers).map(([name, value]) => `    ${name}: ${value}`);
  return [
    `${file} would be sent by`,
    `  ${presign.method} ${presign.url}`,
    ...headerLines(presign),
    `  ${upload.method} the URL of the answer`,
    ...headerLines(upload),
  ];
}

import { basename } from 'node:path';
import type { PresignedUpload } from 'clear-presign/node';
import { connect } from './connection.ts';
import type { Outcome } from './exit-codes.ts';
import { interruptible } from './interruption.ts';
import { collectSettings, type Given } from './settings/settings.ts';
import { formatDuration, printable } from './terminal/texts.ts';

/** `clear-presign url`: the URL alone on stdout, so that it pipes. */
export async function printUrl(name: string, given: Given): Promise<Outcome | number> {
  const connection = connect(await collectSettings(given), {
    onRetry: (what) => process.stderr.write(`${printable(what)}\n`),
  });
  return interruptible<Outcome>(async ({ signal }) => {
    // As upload does: a folder in it would become a part of the key.
    const presigned = await connection.presign(basename(name), { signal });
    process.stdout.write(`${withoutControls(presigned.url)}\n`);
    process.stderr.write(advice(name, presigned));
    return 'success';
  });
}

/** As a request would have them: they would steer the terminal, or end the line that is piped on. */
function withoutControls(url: string): string {
  return url.replace(/\p{Cc}/gu, encodeURIComponent);
}

function advice(name: string, { expiresAt, headers }: PresignedUpload): string {
  const seconds = (expiresAt.getTime() - Date.now()) / 1000;
  const flags = Object.entries(headers).map(
    ([header, value]) => ` -H ${quote(`${header}: ${value}`)}`,
  );
  return [
    `valid for ${formatDuration(seconds)}, until ${expiresAt.toISOString()}; whoever has it can write the file`,
    `curl --fail -T ${quote(name)}${flags.join('')} "$URL"`,
    '',
  ].join('\n');
}

/** Quotes a word for a POSIX shell, when it needs that. */
function quote(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

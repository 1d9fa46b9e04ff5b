import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { mainPages, type Reference } from './references.ts';

/** The contracts in the forms that other tools read, by path in the portal. */
export async function downloads(
  root: string,
  references: readonly Reference[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, document } of mainPages(references)) {
    files.set(`downloads/${name}.json`, `${JSON.stringify(document, null, 2)}\n`);
    files.set(`downloads/${name}.yaml`, stringify(document, { lineWidth: 100 }));
  }
  const flow = await readFile(join(root, 'spec/upload.arazzo.yaml'), 'utf8');
  files.set('downloads/upload.arazzo.yaml', flow);
  return files;
}

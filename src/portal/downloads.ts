import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { apiPages, mainPages, type Reference } from './contract/references.ts';
import { postmanCollection } from './postman.ts';

/** The contracts in the forms that other tools read, by path in the portal. */
export async function downloads(
  root: string,
  references: readonly Reference[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, bundle } of mainPages(references)) {
    files.set(`downloads/${name}.json`, `${JSON.stringify(bundle, null, 2)}\n`);
    files.set(`downloads/${name}.yaml`, stringify(bundle, { lineWidth: 100 }));
  }
  for (const reference of apiPages(references)) {
    const collection = await postmanCollection(reference);
    files.set(
      `downloads/${reference.name}.postman.json`,
      `${JSON.stringify(collection, null, 2)}\n`,
    );
  }
  const flow = await readFile(join(root, 'spec/upload.arazzo.yaml'), 'utf8');
  files.set('downloads/upload.arazzo.yaml', flow);
  return files;
}

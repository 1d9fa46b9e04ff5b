import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenApiDocument } from '../../contract/document.ts';

function file(root: string, name: string): string {
  return join(root, 'spec/released', `${name}.json`);
}

/** The document as it was last released; undefined when it never was. */
export async function released(root: string, name: string): Promise<OpenApiDocument | undefined> {
  const text = await readFile(file(root, name), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Makes a document the released one. */
export async function release(
  root: string,
  name: string,
  document: OpenApiDocument,
): Promise<void> {
  const path = file(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { answersModule } from './answers.ts';
import { bundle } from './bundle.ts';
import { contractModule } from './contract.ts';
import { documents } from './documents.ts';
import { typesModule } from './types.ts';

/** Makes every file of `generated/` from the documents of `spec/`, by path relative to `generated/`. */
export async function generate(root: string): Promise<Map<string, string>> {
  const bundles = await bundle(root, documents);
  const files = new Map<string, string>();
  for (const [name, document] of bundles) {
    const source = `spec/${name}.yaml`;
    files.set(`${name}/openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
    files.set(
      `${name}/contract.ts`,
      contractModule(parse(await readFile(join(root, source), 'utf8')), source),
    );
    const answers = answersModule(document, source);
    files.set(`${name}/answers.js`, answers.code);
    files.set(`${name}/answers.d.ts`, answers.types);
    files.set(`${name}/schema.ts`, await typesModule(document, source));
  }
  return files;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const pages = ['README.md', 'src/client/README.md'];
const texts = await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')));

/** The samples of the project's README and of the library's, each with what it prints. */
export const samples = [
  ...texts.join('\n').matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs),
].map(([, code = '', output = ''], index) => ({ file: `sample-${index + 1}.ts`, code, output }));

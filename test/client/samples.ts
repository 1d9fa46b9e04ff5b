import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const readme = await readFile(join(import.meta.dirname, '../../src/client/README.md'), 'utf8');

/** The samples of the README, each with what it prints. */
export const samples = [...readme.matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs)].map(
  ([, code = '', output = ''], index) => ({ file: `sample-${index + 1}.ts`, code, output }),
);

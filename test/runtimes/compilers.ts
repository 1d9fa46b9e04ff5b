import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consumerOptions } from '../build/consumer-options.ts';
import { run } from '../build/tarball.ts';

/** The compilers that a consumer may have, by the name that each is installed under. */
export const compilers: { readonly [name: string]: string } = {
  'typescript-5': '5.9.3',
  'typescript-6': '6.0.3',
  'typescript-7': '7.0.2',
};

/** Compiles what a consumer writes. @returns the compiler's complaints */
export async function compileConsumer(
  project: string,
  compiler: string,
  skipLibCheck: boolean,
): Promise<string[]> {
  const config = join(project, `tsconfig.${compiler}.${skipLibCheck}.json`);
  const compilerOptions = consumerOptions('nodenext', skipLibCheck);
  await writeFile(config, JSON.stringify({ compilerOptions, include: ['consumer'] }));
  // Each by its path: installed side by side, they fight over the name tsc.
  const tsc = join(project, 'node_modules', compiler, 'bin/tsc');
  try {
    await run(process.execPath, [tsc, '--project', config], project);
    return [];
  } catch (fault) {
    return String(fault).split('\n').slice(1, 10);
  }
}

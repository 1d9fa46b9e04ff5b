import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { installedPackage } from '../build/packed.ts';
import { run } from '../build/tarball.ts';
import { integrationId } from './clients.ts';
import { samples } from './samples.ts';

test('every sample runs on the package as npm would publish it, and prints what it says', async () => {
  const { project } = await installedPackage('clear-presign');
  await writeFile(join(project, 'purchase.csv'), 'a,b\n1,2\n');
  for (const { file, code } of samples) await writeFile(join(project, file), code);
  // One process for all of them; a form feed ends what each prints.
  const script = samples.map(({ file }) => `await import('./${file}');\nconsole.log('\\f');\n`);
  await writeFile(join(project, 'all.mjs'), script.join(''));
  await using mock = await startMock({ port: 0 });
  const printed = await run(process.execPath, ['all.mjs'], project, {
    CLEAR_AUTH_TOKEN: 'any-token',
    CLEAR_INTEGRATION_ID: integrationId,
    CLEAR_BASE_URL: mock.url,
  });
  expect(printed.split('\f\n')).toEqual([...samples.map(({ output }) => output), '']);
  expect(samples.length).toBeGreaterThan(5);
});

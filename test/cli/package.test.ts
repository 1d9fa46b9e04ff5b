import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedPackage } from '../build/packed.ts';
import { run } from '../build/tarball.ts';

const { packed, project, installed } = await installedPackage('clear-presign-cli');

test('has a command and nothing else', async () => {
  const kinds = packed.files.map((file) => file.replace(/^shared\/.*/, 'shared/*'));
  expect([...new Set(kinds)].toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY-LICENSES',
    'main.js',
    'main.js.map',
    'package.json',
    'shared/*',
  ]);
});

test('has the licence of each package that is bundled in it', async () => {
  const maps = packed.files.filter((file) => file.endsWith('.map'));
  const sources = await Promise.all(
    maps.map(async (file) => JSON.parse(await readFile(join(installed, file), 'utf8')).sources),
  );
  const bundled = sources
    .flat()
    .flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
  expect(bundled).toContain('commander');
  const licences = await readFile(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8');
  for (const name of bundled) {
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n[^]*?Copyright`, 'm'));
  }
});

test('its command runs', async () => {
  const { bin, version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  expect(bin).toEqual({ 'clear-presign': 'main.js' });
  const command = join(installed, bin['clear-presign']);
  expect(await readFile(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(await run(process.execPath, [command, '--version'], project)).toBe(`${version}\n`);
  expect(await run(process.execPath, [command, 'help', 'check'], project)).toContain(
    'Usage: clear-presign check [options]',
  );
});

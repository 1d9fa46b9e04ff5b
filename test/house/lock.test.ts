import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFiles } from './copy.ts';

const root = join(import.meta.dirname, '../..');
const locks = ownFiles().filter((file) => file.endsWith('package-lock.json'));

type Locked = { readonly link?: boolean; readonly integrity?: string };

test.each(locks)('%s holds every package of others to its bytes', (lock) => {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(root, lock), 'utf8'),
  );
  const others = Object.entries(packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && !link,
  );
  expect(others.length).toBeGreaterThan(0);
  const loose = others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(loose.map(([place]) => place)).toEqual([]);
});

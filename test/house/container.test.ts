import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const { services } = parse(readFileSync(join(root, 'compose.yaml'), 'utf8'));
const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)];

/** `npm run test:container` installs and starts what the Dockerfile describes. */
test('every image is one of this file or has a full version', () => {
  const own = stages.map(([, , name]) => name);
  const images = stages.map(([, from]) => from).filter((from) => !own.includes(from));
  for (const { image } of Object.values<{ image?: string }>(services))
    if (image) images.push(image);
  expect(images.length).toBeGreaterThan(2);
  for (const image of images) expect(image).toMatch(/:\d+\.\d+\.\d+(-\w+)?$/);
});

test('what is published runs as nobody of importance and tells whether it is well', () => {
  const published = dockerfile.slice(
    dockerfile.indexOf('FROM', dockerfile.indexOf('npm run build')),
  );
  const [user, check, entry] = ['\nUSER node\n', '\nHEALTHCHECK ', '\nENTRYPOINT '].map((step) =>
    published.indexOf(step),
  );
  expect([user, check, entry].sort((one = 0, other = 0) => one - other)).toEqual([
    user,
    check,
    entry,
  ]);
  expect(user).toBeGreaterThan(0);
});

test('the tests of compose.yaml wait for a mock that is built here', () => {
  expect(stages.map(([, , name]) => name)).toContain(services.mock.build.target);
  expect(services.tests.depends_on.mock.condition).toBe('service_healthy');
});

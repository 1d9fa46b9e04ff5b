import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What a live credential looks like: an AWS key id, a signature, a session token, a UUID of a tenant. */
const credential =
  /(AKIA|ASIA)[A-Z0-9]{16}|X-Amz-Signature=[0-9a-f]{64}|X-Amz-Security-Token=[A-Za-z0-9%]{40,}/;

/** UUIDs in contracts and fixtures are all of this made-up family. */
const madeUp = /^00000000-0000-4000-8000-0000000000\d\d$/;

test('no file of the project holds what looks like a live credential', () => {
  const leaks = tracked().filter((file) => credential.test(readFileSync(file, 'latin1')));
  expect(leaks).toEqual([]);
});

test('every UUID in the contracts is made up', () => {
  const contracts = tracked().filter((file) => /^(spec|generated)\//.test(file));
  const uuids = contracts.flatMap(
    (file) =>
      readFileSync(file, 'utf8').match(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? [],
  );
  expect(uuids.length).toBeGreaterThan(0);
  expect(uuids.filter((uuid) => !madeUp.test(uuid))).toEqual([]);
});

function tracked(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  return list
    .toString()
    .split('\n')
    .filter((file) => file && existsSync(file));
}

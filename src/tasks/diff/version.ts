import type { Impact } from './change.ts';

/** The version that follows a released one after a change of this impact. */
export function nextVersion(released: string, impact: Impact): string {
  const [major, minor, patch] = parts(released);
  if (impact === 'major') return `${major + 1}.0.0`;
  return impact === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version may break the callers of a released one. */
export function isNewMajor(released: string, present: string): boolean {
  return parts(present)[0] > parts(released)[0];
}

/** @throws when it is no version of three numbers */
function parts(version: string): readonly [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (patch === undefined) {
    throw new Error(`info.version is ${version}; write it as three numbers, for instance 1.0.0.`);
  }
  return [Number(major), Number(minor), Number(patch)];
}

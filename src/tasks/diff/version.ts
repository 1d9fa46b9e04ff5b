import type { Impact } from './change.ts';

/** The version that follows a released one after a change of this impact. */
export function nextVersion(released: string, impact: Impact): string {
  const [major, minor, patch] = parts(released);
  if (impact === 'major') return `${major + 1}.0.0`;
  return impact === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is as far from the released one as a change of this impact demands. */
export function isAnnounced(released: string, present: string, impact: Impact): boolean {
  const [old, now, needed] = [
    parts(released),
    parts(present),
    parts(nextVersion(released, impact)),
  ];
  return compare(now, needed) >= 0 && compare(now, old) > 0;
}

type Version = readonly [major: number, minor: number, patch: number];

/** @throws when it is no version of three numbers */
function parts(version: string): Version {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (patch === undefined) {
    throw new Error(`info.version is ${version}; write it as three numbers, for instance 1.0.0.`);
  }
  return [Number(major), Number(minor), Number(patch)];
}

function compare(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

import type { OpenApiDocument } from '../../contract/document.ts';
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

/** @throws when the version of a document is no three numbers, from which nothing could be told */
export function refuseOtherVersion({ info: { title, version } }: OpenApiDocument): void {
  if (/^\d+\.\d+\.\d+$/.test(version)) return;
  throw new Error(
    `${title}: info.version is ${version}; write it as three numbers, for instance 1.0.0.`,
  );
}

function parts(version: string): readonly [major: number, minor: number, patch: number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

import type { OpenApiDocument } from '../../contract/document.ts';
import { type Change, type Impact, strongest } from './change.ts';
import { extensionChanges } from './extension-changes.ts';
import { openapiChanges } from './openapi-changes.ts';
import { ownPart } from './own-part.ts';
import { isNewMajor, nextVersion, refuseOtherVersion } from './version.ts';

/** How a document differs from its release, and whether its version says so. */
export type Comparison = {
  readonly title: string;
  readonly released: string;
  readonly present: string;
  readonly impact: Impact | undefined;
  /** The least version that the changes ask for, when there are any. */
  readonly needed: string | undefined;
  /** A breaking change whose version is not a new major one. */
  readonly breaks: boolean;
  readonly changes: readonly Change[];
};

/**
 * Compares a bundled document with its release.
 *
 * @throws when a version is not three numbers
 */
export async function compare(
  before: OpenApiDocument,
  after: OpenApiDocument,
): Promise<Comparison> {
  for (const document of [before, after]) refuseOtherVersion(document);
  const [released, present] = [before.info.version, after.info.version];
  const mayBreak = isNewMajor(released, present);
  const [old, now] = [ownPart(before), ownPart(after)];
  const changes = [...(await openapiChanges(old, now)), ...extensionChanges(old, now)];
  const impact = strongest(changes);
  return {
    title: after.info.title,
    released,
    present,
    impact,
    needed: impact && nextVersion(released, impact),
    breaks: impact === 'major' && !mayBreak,
    changes,
  };
}

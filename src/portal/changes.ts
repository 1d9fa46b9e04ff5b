import { isDeepStrictEqual } from 'node:util';
import type { OpenApiDocument } from '../contract/document.ts';
import { type Comparison, compare } from '../tasks/diff/compare.ts';
import { released } from '../tasks/diff/released.ts';
import { mainPages, type Reference } from './contract/references.ts';

/** How each contract differs from its release. */
export function changesSinceRelease(
  root: string,
  references: readonly Reference[],
): Promise<Comparison[]> {
  return Promise.all(
    mainPages(references).map(async ({ name, bundle: present }) => {
      const before = (await released(root, name)) ?? present;
      // Comparing starts Redocly, which takes a second: most often there is nothing to compare.
      if (isDeepStrictEqual(before, present)) return unchanged(present);
      return compare(before, present);
    }),
  );
}

function unchanged({ info: { title, version } }: OpenApiDocument): Comparison {
  const facts = { title, released: version, present: version, changes: [], breaks: false };
  return { ...facts, impact: undefined, needed: undefined };
}

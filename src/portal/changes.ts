import { isDeepStrictEqual } from 'node:util';
import { type Comparison, compare } from '../tasks/diff/compare.ts';
import { released } from '../tasks/diff/released.ts';
import { mainPages, type Reference } from './references.ts';

/** How each contract differs from its release. */
export function changesSinceRelease(
  root: string,
  references: readonly Reference[],
): Promise<Comparison[]> {
  return Promise.all(
    mainPages(references).map(async ({ name, document: present }) => {
      const before = (await released(root, name)) ?? present;
      // Comparing starts Redocly, which takes a second: most often there is nothing to compare.
      if (!isDeepStrictEqual(before, present)) return compare(before, present);
      const { title, version } = present.info;
      const facts = { title, released: version, present: version, changes: [], breaks: false };
      return { ...facts, impact: undefined, needed: undefined };
    }),
  );
}

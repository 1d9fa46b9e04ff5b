import { type Comparison, compare } from '../tasks/diff/compare.ts';
import { released } from '../tasks/diff/released.ts';
import { mainPages, type Reference } from './references.ts';

/** How each contract differs from its release. */
export function changesSinceRelease(
  root: string,
  references: readonly Reference[],
): Promise<Comparison[]> {
  return Promise.all(
    mainPages(references).map(async ({ name, document }) =>
      compare((await released(root, name)) ?? document, document),
    ),
  );
}

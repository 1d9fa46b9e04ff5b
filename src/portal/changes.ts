import { type Comparison, compare } from '../tasks/diff/compare.ts';
import { released } from '../tasks/diff/released.ts';
import { mainPages, type Reference } from './references.ts';

/** How each contract differs from its release. */
export async function changesSinceRelease(
  root: string,
  references: readonly Reference[],
): Promise<Comparison[]> {
  const before = await released(root);
  return Promise.all(
    mainPages(references).map(({ name, document }) =>
      compare(before.get(name) ?? document, document),
    ),
  );
}

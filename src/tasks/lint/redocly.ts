import { relative, resolve } from 'node:path';
import { redocly } from '../../generate/bundle.ts';
import type { Finding } from './finding.ts';

/**
 * Lints files with the rules of redocly.yaml, in one process for all of them.
 *
 * @param root the folder that holds redocly.yaml
 * @throws when Redocly fails for another reason than what it found
 */
export async function lintWithRedocly(
  root: string,
  files: readonly string[],
): Promise<readonly Finding[]> {
  const names = files.map((file) => relative(root, file));
  const args = ['lint', '--format=json', '--max-problems=10000', '--config=redocly.yaml', ...names];
  const { stdout, stderr } = await redocly(root, args);
  const reports = stdout.split(/(?<=^\})(?=\{)/m).filter((text) => text.trim().startsWith('{'));
  if (reports.length !== files.length) {
    throw new Error(`Redocly could not lint ${names.join(', ')}:\n${stderr || stdout}`);
  }
  return reports.flatMap((text) => findings(root, JSON.parse(text)));
}

/** The part of Redocly's report that is used here. */
type Report = {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly suggest?: readonly string[];
    readonly location: readonly {
      readonly source: { readonly ref: string };
      readonly start?: { readonly line: number; readonly col: number };
    }[];
  }[];
};

function findings(root: string, { problems }: Report): readonly Finding[] {
  return problems.map(({ ruleId, message, suggest = [], location: [place] }) => ({
    file: resolve(root, place?.source.ref ?? ''),
    line: place?.start?.line ?? 1,
    column: place?.start?.col ?? 1,
    rule: `redocly/${ruleId}`,
    message: suggest[0] ? `${message} Did you mean ${suggest[0]}?` : message,
  }));
}

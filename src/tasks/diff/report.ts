import type { OpenApiDocument } from '../../contract/document.ts';
import type { Change, Impact } from './change.ts';
import type { Comparison } from './compare.ts';

const headings: Readonly<Record<Impact, string>> = {
  major: 'Breaking',
  minor: 'New, and safe for callers',
  patch: 'Wording, examples and bounds that only became safer',
};

/** A report in Markdown for people who decide about a release. */
export function report(
  comparisons: readonly Comparison[],
  unreleased: readonly OpenApiDocument[],
  gone: readonly (readonly [name: string, document: OpenApiDocument])[],
): string {
  const lost = gone.flatMap(([name, { info }]) => [
    '',
    `## ${info.title}`,
    '',
    `**This breaks every caller of ${info.version}: the contract is gone.** Put it back, or delete spec/released/${name}.json when nobody calls it any more.`,
  ]);
  const fresh = unreleased.flatMap(({ info }) => [
    '',
    `## ${info.title}`,
    '',
    `New: ${info.version} was never released, so it breaks nobody.`,
  ]);
  const sections = [...comparisons.flatMap(section), ...fresh, ...lost];
  return ['# The contracts since their release', ...sections].join('\n');
}

function section(comparison: Comparison): readonly string[] {
  const { title, changes } = comparison;
  const groups = (['major', 'minor', 'patch'] as const).flatMap((impact) =>
    group(
      headings[impact],
      changes.filter((change) => change.impact === impact),
    ),
  );
  return ['', `## ${title}`, '', verdict(comparison), ...groups];
}

function verdict({ released, present, impact, needed, breaks }: Comparison): string {
  if (!impact) return `Nothing changed since ${released}.`;
  if (breaks) {
    return `**This breaks callers of ${released}, and the version is ${present}.** Undo the breaking changes, or set \`info.version\` to ${needed}.`;
  }
  return `Released ${released}, now ${present}; the changes ask for ${needed} or later.`;
}

function group(heading: string, changes: readonly Change[]): readonly string[] {
  if (!changes.length) return [];
  return [
    '',
    `### ${heading}`,
    '',
    ...changes.map(({ where, what }) => `- ${what} (\`${where}\`)`),
  ];
}

import type { Paint } from '../terminal/colours.ts';
import { printable } from '../terminal/printable.ts';
import { apis, upload } from './apis.ts';
import { mockNote } from './mock-answers.ts';
import { summaryOf } from './report-summary.ts';
import type { ContractName, Report, Result, StatementResult } from './results.ts';

const titles: { readonly [name: ContractName]: string } = Object.fromEntries(
  [...Object.entries(apis), ['storage', upload] as const].map(([name, { title, version }]) => [
    name,
    `${title} ${version}`,
  ]),
);

/** What a report calls a contract. */
export function contractTitle(name: ContractName): string {
  return titles[name] ?? name;
}

/** The contracts that a report is about, the upload last. */
export const contractNames = Object.keys(titles);

/** The report as a person reads it. */
export function tableReport(report: Report, paint: Paint): string {
  const { baseUrl, mock, results, statements } = report;
  return [
    `Answers of ${baseUrl}`,
    ...(mock ? [paint('yellow', mockNote)] : []),
    ...contractNames.flatMap((name) => caseLines(name, results, paint)),
    '',
    paint('bold', 'Statements that the owner never made (inferred)'),
    ...statements.flatMap((statement) => statementLines(statement, paint)),
    '',
    ...summaryLines(report),
    '',
  ].join('\n');
}

function caseLines(name: ContractName, results: readonly Result[], paint: Paint): string[] {
  const own = results.filter(({ contract }) => contract === name);
  if (!own.length) return [];
  return ['', paint('bold', contractTitle(name)), ...own.flatMap((one) => resultLines(one, paint))];
}

const styles = { conforms: 'green', departs: 'red', skipped: 'dim' } as const;

function resultLines(
  { state, title, expectedStatus, expects, basis, why, departures }: Result,
  paint: Paint,
) {
  const due = expects ? `${expectedStatus} ${expects}` : `${expectedStatus}`;
  const reason = why ? `, skipped: ${why}` : '';
  return [
    `  ${paint(styles[state], state.padEnd(8))}  ${title} -> ${due} (${basis})${reason}`,
    ...departures.map(({ says }) => `            ${printable(says)}`),
  ];
}

const verdictStyles = {
  confirmed: 'green',
  'as assumed': 'yellow',
  contradicted: 'red',
  'not seen': 'dim',
} as const;

function statementLines({ verdict, statement, why, cases }: StatementResult, paint: Paint) {
  const reason = why ? ` (${why})` : '';
  const rests = verdict === 'contradicted' ? [`                by: ${cases.join('; ')}`] : [];
  return [
    `  ${paint(verdictStyles[verdict], verdict.padEnd(12))}  ${statement}${reason}`,
    ...rests,
  ];
}

/** How many of what, and why cases were skipped. */
export function summaryLines(report: Report): string[] {
  const { cases, conform, depart, skipped, statements, ...judged } = summaryOf(report);
  const { confirmed, asAssumed, contradicted, notSeen } = judged;
  const agreeing = report.mock ? `${asAssumed} as assumed` : `${confirmed} confirmed`;
  return [
    `${cases} cases: ${conform} conform, ${depart} depart, ${skipped} skipped.`,
    ...[...skipReasons(report)].map(([why, count]) => `${count} skipped: ${why}.`),
    `${statements} statements: ${agreeing}, ${contradicted} contradicted, ${notSeen} not seen.`,
  ];
}

function skipReasons({ results }: Report): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { why } of results) if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  return counts;
}

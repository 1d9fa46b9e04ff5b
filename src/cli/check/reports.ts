import { inXml as escaped } from '../../contract/xml.ts';
import type { Paint } from '../terminal/colours.ts';
import { jsonText, printable } from '../terminal/texts.ts';
import { contracts } from './contract.ts';
import { titleOf } from './places.ts';
import {
  mockNote,
  type Report,
  type Result,
  type StatementResult,
  summaryLines,
  summaryOf,
} from './results.ts';

/** The report as a person reads it. */
export function tableReport(report: Report, paint: Paint): string {
  const { baseUrl, mock, results, statements } = report;
  return [
    `Answers of ${baseUrl}`,
    ...(mock ? [paint('yellow', mockNote)] : []),
    ...contracts.flatMap(({ id }) => caseLines(id, results, paint)),
    '',
    paint('bold', 'Statements that the owner never made (inferred)'),
    ...statements.flatMap((statement) => statementLines(statement, paint)),
    '',
    ...summaryLines(report),
    '',
  ].join('\n');
}

function caseLines(id: string, results: readonly Result[], paint: Paint): string[] {
  const own = results.filter(({ contract }) => contract === id);
  if (!own.length) return [];
  return ['', paint('bold', titleOf(id)), ...own.flatMap((one) => resultLines(one, paint))];
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

/** The whole report as JSON, for programs. */
export function jsonReport(report: Report): string {
  const { baseUrl, mock, results, statements } = report;
  const cases = results.map(
    ({ observed, followsOwnStatus, fromMock, lacksSecret, about, took, ...result }) => ({
      ...result,
      ...(took !== undefined && { milliseconds: Math.round(took) }),
    }),
  );
  const summary = summaryOf(report);
  const content = { baseUrl, mock, ...(mock && { note: mockNote }), summary, cases, statements };
  return `${jsonText(content, 2)}\n`;
}

type TestCase = {
  readonly name: string;
  /** Seconds. */
  readonly time: number;
  readonly failure?: string;
  readonly skipped?: string;
};

/** The report as JUnit XML: a suite for each contract, and one for the inferred statements. */
export function junitReport(report: Report): string {
  const { baseUrl, mock, results, statements } = report;
  const suites = contracts
    .map(({ id }) => ({
      name: titleOf(id),
      cases: results.filter(({ contract }) => contract === id).map(caseOf),
    }))
    .filter(({ cases }) => cases.length > 0);
  const all = [...suites, { name: 'Inferred statements', cases: statements.map(statementCase) }];
  const facts = [
    ...(mock ? [['mock', mockNote] as const] : []),
    ['summary', summaryLines(report).join(' ')] as const,
  ];
  const properties = facts.map(
    ([name, value]) => `      <property name="${name}" value="${inXml(value)}"/>\n`,
  );
  const texts = all.map(({ name, cases }) => {
    const head = `name="${inXml(name)}" hostname="${inXml(baseUrl)}" ${countsText(cases)}`;
    const own = cases.map((one) => caseText(name, one)).join('');
    return `  <testsuite ${head}>\n    <properties>\n${properties.join('')}    </properties>\n${own}  </testsuite>\n`;
  });
  const totals = countsText(all.flatMap(({ cases }) => cases));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clear-presign check" ${totals}>\n${texts.join('')}</testsuites>\n`;
}

function caseOf({ title, expectedStatus, departures, why, took = 0 }: Result): TestCase {
  return {
    name: `${title} -> ${expectedStatus}`,
    time: took / 1000,
    ...(departures.length && { failure: departures.map(({ says }) => says).join('\n') }),
    ...(why !== undefined && { skipped: why }),
  };
}

function statementCase({ statement, verdict, why = '', cases }: StatementResult): TestCase {
  return {
    name: statement,
    time: 0,
    ...(verdict === 'contradicted' && { failure: `contradicted by: ${cases.join('; ')}` }),
    ...(verdict === 'not seen' && { skipped: `not seen: ${why}` }),
    ...(verdict === 'as assumed' && { skipped: 'as assumed: the mock is made from it' }),
  };
}

function countsText(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const skipped = cases.filter((one) => one.skipped !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function caseText(suite: string, { name, time, failure, skipped }: TestCase): string {
  const attributes = `classname="${inXml(suite)}" name="${inXml(name)}" time="${time.toFixed(3)}"`;
  if (failure !== undefined) {
    const [first = ''] = failure.split('\n');
    return `    <testcase ${attributes}>\n      <failure message="${inXml(first)}">${inXml(failure)}</failure>\n    </testcase>\n`;
  }
  if (skipped !== undefined) {
    return `    <testcase ${attributes}>\n      <skipped message="${inXml(skipped)}"/>\n    </testcase>\n`;
  }
  return `    <testcase ${attributes}/>\n`;
}

/** Control characters have no place in XML 1.0, not even escaped. */
function inXml(text: string): string {
  return escaped(text).replace(/[^\P{Cc}\n\t]/gu, '?');
}

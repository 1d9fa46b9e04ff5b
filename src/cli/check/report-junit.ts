import { mockNote } from './mock-answers.ts';
import { contractNames, contractTitle } from './report-table.ts';
import type { Report, Result, StatementResult } from './results.ts';

type TestCase = {
  readonly name: string;
  /** Seconds. */
  readonly time: number;
  readonly failure?: string;
  readonly skipped?: string;
};

/** The report as JUnit XML: a suite for each contract, and one for the inferred statements. */
export function junitReport({ baseUrl, mock, results, statements }: Report): string {
  const names = contractNames;
  const suites = names
    .map((name) => ({
      name: contractTitle(name),
      cases: results.filter(({ contract }) => contract === name).map(caseOf),
    }))
    .filter(({ cases }) => cases.length > 0);
  const all = [...suites, { name: 'Inferred statements', cases: statements.map(statementCase) }];
  const texts = all.map(({ name, cases }) => suiteText(name, baseUrl, mock, cases));
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

function suiteText(
  name: string,
  baseUrl: string,
  mock: boolean,
  cases: readonly TestCase[],
): string {
  const head = `name="${inXml(name)}" hostname="${inXml(baseUrl)}" ${countsText(cases)}`;
  const facts = mock ? mockProperty : '';
  return `  <testsuite ${head}>\n${facts}${cases.map((one) => caseText(name, one)).join('')}  </testsuite>\n`;
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

const mockProperty = `    <properties>\n      <property name="mock" value="${mockNote}"/>\n    </properties>\n`;

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters have no place in XML 1.0, not even escaped. */
function inXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
    .replace(/[^\P{Cc}\n\t]/gu, '?');
}

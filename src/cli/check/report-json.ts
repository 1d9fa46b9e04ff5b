import { jsonText } from '../terminal/json-text.ts';
import { mockNote } from './mock-answers.ts';
import { summaryOf } from './report-summary.ts';
import type { Report } from './results.ts';

/** The whole report as JSON, for programs. */
export function jsonReport(report: Report): string {
  const { baseUrl, mock, results, statements } = report;
  const cases = results.map(
    ({ observed: _, followsOwnStatus: __, fromMock: ___, took, ...result }) => ({
      ...result,
      ...(took !== undefined && { milliseconds: Math.round(took) }),
    }),
  );
  const summary = summaryOf(report);
  const content = { baseUrl, mock, ...(mock && { note: mockNote }), summary, cases, statements };
  return `${jsonText(content, 2)}\n`;
}

import { summaryOf } from './report-summary.ts';
import type { Report } from './results.ts';

/** The whole report as JSON, for programs. */
export function jsonReport(report: Report): string {
  const { baseUrl, results, statements } = report;
  const cases = results.map(({ observed: _, followsOwnStatus: __, took, ...result }) => ({
    ...result,
    ...(took !== undefined && { milliseconds: Math.round(took) }),
  }));
  return `${JSON.stringify({ baseUrl, summary: summaryOf(report), cases, statements }, null, 2)}\n`;
}

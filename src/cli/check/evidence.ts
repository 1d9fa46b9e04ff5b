import { jsonText } from '../terminal/texts.ts';
import type { Report } from './results.ts';

/**
 * An OpenAPI Overlay 1.1 that turns each inferred statement that a real server confirmed into an observed
 * one, with date and server. It finds a statement by its text, so it applies to any document that has it.
 *
 * @param date of the check
 */
export function evidenceOverlay({ baseUrl, mock, statements }: Report, date: Date): string {
  const day = date.toISOString().slice(0, 10);
  const confirmed = mock ? [] : statements.filter(({ verdict }) => verdict === 'confirmed');
  const actions = confirmed.map(({ statement }) => ({
    target: `$..['x-evidence'][?(@.statement == ${quoted(statement)})]`,
    update: { basis: 'observed', observed: { date: day, server: baseUrl } },
  }));
  const title = `Statements confirmed by ${baseUrl}`;
  return `${jsonText({ overlay: '1.1.0', info: { title, version: day }, actions }, 2)}\n`;
}

/** A text in a JSONPath. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

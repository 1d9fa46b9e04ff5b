import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

/**
 * What keeps a file from being linted at all: it is empty, no YAML, or of no kind that we lint. Linters
 * pass over such a file with a warning or report the same mistake in many words.
 */
export function unreadable(file: string, text: string): Finding | undefined {
  const fault = (line: number, column: number, rule: string, message: string) => ({
    file,
    line,
    column,
    rule,
    message,
  });
  if (!text.trim()) {
    return fault(1, 1, 'empty-file', 'The file is empty. Write an OpenAPI 3.1 document in it.');
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return fault(line, col, 'yaml-syntax', `This is not YAML: ${error.message}.`);
  }
  const version = isMap(document.contents) ? document.get('openapi') : undefined;
  const isArazzo = isMap(document.contents) && document.has('arazzo');
  if (isArazzo || (typeof version === 'string' && version.startsWith('3.1.'))) return undefined;
  return fault(
    1,
    1,
    'not-openapi',
    version === undefined
      ? 'This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.'
      : `The contracts are OpenAPI 3.1, this file says ${version}. Write \`openapi: 3.1.1\`.`,
  );
}

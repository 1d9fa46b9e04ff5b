import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

/**
 * What keeps a file from being linted at all: it is empty, no YAML, or of no kind that we lint. Linters
 * pass over such a file with a warning or report the same mistake in many words.
 */
export function unreadable(file: string, text: string): Finding | undefined {
  if (!text.trim()) {
    return {
      ...top(file),
      rule: 'empty-file',
      message: 'The file is empty. Write an OpenAPI 3.1 document in it.',
    };
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const fault = syntaxFault(file, document, lineCounter);
  if (fault) return fault;
  const version = isMap(document.contents) ? document.get('openapi') : undefined;
  const isArazzo = isMap(document.contents) && document.has('arazzo');
  if (isArazzo || (typeof version === 'string' && version.startsWith('3.1.'))) return undefined;
  return {
    ...top(file),
    rule: 'not-openapi',
    message:
      version === undefined
        ? 'This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.'
        : `The contracts are OpenAPI 3.1, this file says ${version}. Write \`openapi: 3.1.1\`.`,
  };
}

/** Where and why a file is no YAML. */
export function syntaxFault(
  file: string,
  document: Document.Parsed,
  lineCounter: LineCounter,
): Finding | undefined {
  const [error] = document.errors;
  const { line, col } = lineCounter.linePos(error?.pos[0] ?? 0);
  const what = error?.message ?? unresolved(document);
  if (what === undefined) return undefined;
  return { file, line, column: col, rule: 'yaml-syntax', message: `This is not YAML: ${what}.` };
}

/** What only reading the data shows: an alias to nothing. */
function unresolved(document: Document): string | undefined {
  try {
    document.toJS();
    return undefined;
  } catch (fault) {
    return (fault as Error).message;
  }
}

function top(file: string) {
  return { file, line: 1, column: 1 };
}

import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

/** A file's text, taken apart. */
export type Source = {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
  /** Why it is no YAML, if it is none. */
  readonly fault: Finding | undefined;
  /** What it holds, which nobody changes; undefined when it is no YAML. */
  readonly data: unknown;
};

/** Takes a file apart. */
export function sourceOf(file: string, text: string): Source {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const { what, data } = read(document);
  const { line, col } = lineCounter.linePos(document.errors[0]?.pos[0] ?? 0);
  const message = `This is not YAML: ${what}.`;
  const fault = what ? { file, line, column: col, rule: 'yaml-syntax', message } : undefined;
  return { file, text, document, lineCounter, fault, data };
}

function read(document: Document.Parsed): { readonly what?: string; readonly data?: unknown } {
  const [error] = document.errors;
  if (error) return { what: error.message };
  try {
    return { data: document.toJS() };
  } catch (fault) {
    // What only reading the data shows: an alias to nothing.
    return { what: (fault as Error).message };
  }
}

/**
 * What keeps a file from being linted at all: it is empty, no YAML, or of no kind that we lint. Linters
 * pass over such a file with a warning or report the same mistake in many words.
 */
export function unreadable({ file, text, document, fault }: Source): Finding | undefined {
  const top = { file, line: 1, column: 1 };
  if (!text.trim()) {
    const message = 'The file is empty. Write an OpenAPI 3.1 document in it.';
    return { ...top, rule: 'empty-file', message };
  }
  if (fault) return fault;
  const version = isMap(document.contents) ? document.get('openapi') : undefined;
  const isArazzo = isMap(document.contents) && document.has('arazzo');
  if (isArazzo || (typeof version === 'string' && version.startsWith('3.1.'))) return undefined;
  return {
    ...top,
    rule: 'not-openapi',
    message:
      version === undefined
        ? 'This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.'
        : `The contracts are OpenAPI 3.1, this file says ${version}. Write \`openapi: 3.1.1\`.`,
  };
}

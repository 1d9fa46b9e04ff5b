/** The request target as it was sent, cut at the first question mark. */
export type Target = { readonly path: string; readonly search: string };

/** Splits a request target; of the absolute form only path and query count. */
export function splitTarget(url: string): Target {
  const target = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const question = target.indexOf('?');
  if (question < 0) return { path: target || '/', search: '' };
  return { path: target.slice(0, question) || '/', search: target.slice(question) };
}

/** A path or a part of it without its escapes; one with a malformed escape stays as it is. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

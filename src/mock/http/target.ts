/** The request target as it was sent, cut at the first question mark. */
export type Target = { readonly path: string; readonly search: string };

/** Splits a request target; of the absolute form only path and query count. */
export function splitTarget(url: string): Target {
  const target = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const question = target.indexOf('?');
  if (question < 0) return { path: target || '/', search: '' };
  return { path: target.slice(0, question) || '/', search: target.slice(question) };
}

/**
 * The host that a client used, so that a URL made for it leads back here.
 *
 * @param fallback when the header is missing or is no host
 */
export function hostOf(header: string | undefined, fallback: string): string {
  if (header === undefined || !/^[\w.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(header)) {
    return fallback;
  }
  return header.toLowerCase();
}

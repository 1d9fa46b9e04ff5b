/** Takes every known secret out of a text, the query out of every URL in it, and S3's dumps of a request. */
export type Mask = (text: string) => string;

/** The query of a URL. */
const query = '(?<=https?:[^\\s"\'<>?#]*\\?)[^\\s"\'<>]+';

/** What S3's errors repeat of a request as hexadecimal bytes, the query among it. */
const bytes = '(?<=<\\w+Bytes>)[^<]+';

/** @param secrets asked at each use, since tokens rotate */
export function createMask(secrets: () => readonly string[]): Mask {
  return (text) => {
    const forms = secrets().flatMap((secret) => {
      const inJson = JSON.stringify(secret).slice(1, -1);
      return [secret, encodeURIComponent(secret), inJson, inJson.replaceAll('/', '\\/')];
    });
    // The longest first: a short form inside a long one would leave its rest behind.
    forms.sort((a, b) => b.length - a.length);
    const known = forms.filter(Boolean).map((form) => form.replace(/\W/g, '\\$&'));
    return text.replace(new RegExp([query, bytes, ...known].join('|'), 'gi'), '***');
  };
}

/** A copy of what was thrown with its texts masked, since a `cause` is printed with its error. */
export function maskedCause(fault: unknown, mask: Mask, depth = 4): unknown {
  if (!(fault instanceof Error)) return fault === undefined ? fault : mask(String(fault));
  const { message, stack, cause } = fault;
  const copy = new Error(mask(message));
  copy.stack = mask(String(stack));
  if (cause && depth) copy.cause = maskedCause(cause, mask, depth - 1);
  return copy;
}

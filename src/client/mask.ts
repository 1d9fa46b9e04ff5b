/** Takes every known secret out of a text, and the query out of every URL in it. */
export type Mask = (text: string) => string;

const stars = '***';

/** @param secrets asked at each use, since tokens rotate */
export function createMask(secrets: () => Iterable<string>): Mask {
  return (text) => {
    const forms = new Set<string>();
    for (const secret of secrets()) {
      if (!secret) continue;
      const inJson = JSON.stringify(secret).slice(1, -1);
      forms.add(secret).add(encodeURIComponent(secret));
      forms.add(inJson).add(inJson.replaceAll('/', '\\/'));
    }
    // The longest first: a short form inside a long one would leave its rest behind.
    const known = [...forms].sort((a, b) => b.length - a.length);
    const pattern = known.map((form) => form.replace(/\W/g, '\\$&')).join('|');
    const masked = pattern ? text.replace(new RegExp(pattern, 'gi'), stars) : text;
    return masked.replace(/(https?:[^\s"'<>?#]*\?)[^\s"'<>]*/gi, `$1${stars}`);
  };
}

/** A copy of what was thrown with its texts masked, since a `cause` is printed with its error. */
export function maskedCause(fault: unknown, mask: Mask, depth = 4): unknown {
  if (!(fault instanceof Error)) return fault === undefined ? fault : mask(String(fault));
  const { name, message, stack, cause, code } = fault as Error & { code?: unknown };
  const copy = new Error(mask(message));
  Object.defineProperty(copy, 'name', { value: mask(name) });
  copy.stack = mask(stack ?? '');
  if (typeof code === 'string') Object.assign(copy, { code: mask(code) });
  if (cause !== undefined && depth) copy.cause = maskedCause(cause, mask, depth - 1);
  return copy;
}

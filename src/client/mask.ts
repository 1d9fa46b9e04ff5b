/** Takes every known secret out of a text, in whatever way it is written there, and the query of every URL. */
export type Mask = (text: string) => string;

/** The query of a URL; a user name and password before a host; and what S3's errors repeat as hexadecimal bytes. */
const always =
  /(?<=https?:[^\s"'<>?#]*\?)[^\s"<>]+|(?<=\w:\/\/)[^\s"'<>/?#]+(?=@)|(?<=<\w+Bytes>)[^<]+/gi;

/** HTML's names of what may stand in a secret, each with its character. */
const named = new Map(
  `excl! quot" num# dollar$ percnt% amp& apos' lpar( rpar) ast* plus+ comma, period. sol/ colon: semi; lt< equals=
  gt> quest? commat@ lsqb[ bsol\\ rsqb] hat^ lowbar_ grave\` lcub{ verbar| rcub} lbrack[ rbrack] lbrace{ rbrace} vert| midast* underbar_`
    .split(/\s+/)
    .map((word) => [word.slice(0, -1), word.slice(-1)]),
);

/** How URLs, HTML, JSON and JavaScript write a character. */
const escapes =
  /%([\da-f]{2})|&#x([\da-f]{1,8});|&#(\d{1,9});|\\u([\da-f]{4})|\\x([\da-f]{2})|&([a-z]+);|\\(["'\\/])/gi;

/** Where a long line was broken, also as JSON or quoted-printable writes it. */
const breaks = /=?(?:[\r\n]|\\[rn])+[ \t]*/g;

const breakAtEnd = new RegExp(`(?:${breaks.source})$`);

/** How often one thing is looked for within another, as a URL within a URL. */
const deepest = 10;

/** A text as it is, or with what was escaped in it written out. */
type Level = {
  readonly text: string;
  /** Where each of its characters begins in the original, and where the last ends. */
  readonly from: readonly number[] | undefined;
};

/**
 * Makes what masks secrets in texts and values, also where a server echoes them encoded.
 *
 * @param secrets asked at each use, since tokens rotate
 */
export function createMask(secrets: () => Iterable<string>): Mask {
  const forms = new Map<string, Forms>();
  const known = (secret: string) => {
    const form = forms.get(secret) ?? formsOf(secret);
    forms.set(secret, form);
    return form;
  };
  return (text) => {
    const wanted = [...new Set(secrets())].filter(Boolean).map(known);
    const plain = anyOf(wanted.flatMap((form) => form.plain));
    const coded = anyOf(wanted.flatMap((form) => form.base64));
    const hidden: [start: number, end: number][] = [];
    const look = ({ text: level, from }: Level, isWhole: boolean) => {
      const hide = (pattern: RegExp | undefined, within: string, shared = 0) => {
        for (const { index, 0: found } of pattern ? within.matchAll(pattern) : []) {
          const before = within.slice(Math.max(0, index - shared), index);
          const start = index - (/[a-z\d+/]*$/i.exec(before)?.[0].length ?? 0);
          const after = index + found.length;
          const rest = within.slice(after, after + shared);
          const end = after + (/^[a-z\d+/]*/i.exec(rest)?.[0].length ?? 0);
          const [first, next] = [from?.[start] ?? start, from?.[end] ?? end];
          // A break behind it is none within it.
          const tail = isWhole ? '' : (breakAtEnd.exec(text.slice(first, next))?.[0] ?? '');
          hidden.push([first, next - tail.length]);
        }
      };
      // Of broken lines put together, a URL would not end where it does.
      if (isWhole) hide(always, level);
      hide(plain, level);
      hide(coded, level.replaceAll('-', '+').replaceAll('_', '/'), 3);
    };
    for (const level of levelsOf(text)) {
      look(level, true);
      const unfolded = rewritten(level, breaks, () => '');
      if (unfolded) look(unfolded, false);
    }
    return without(text, hidden);
  };
}

/** What is looked for of a secret. */
type Forms = { readonly plain: readonly string[]; readonly base64: readonly string[] };

function formsOf(secret: string): Forms {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  // One with an escape of its own in it is met with that written out, too.
  const plain = [secret, bytes].flatMap((form) => levelsOf(form).map(({ text }) => text));
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  // In the base64 of a longer text it begins at one of three places, and shares letters with its neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const letters = btoa('\0'.repeat(before) + bytes).replace(/=*$/, '');
    const isShared = (before + bytes.length) % 3 > 0;
    return letters.slice(before && before + 1, isShared ? -1 : undefined);
  });
  return {
    plain: [...plain, hex].filter(Boolean),
    base64: base64.filter(({ length }) => length > 5),
  };
}

/** Finds any of some texts, the longest first: a short one inside a long one would leave its rest behind. */
function anyOf(texts: readonly string[]): RegExp | undefined {
  if (!texts.length) return undefined;
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const quoted = sorted.map((text) => {
    const pattern = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    // A few characters are part of many words: only where they stand alone are they the secret.
    return text.length < 6 ? `(?<!\\w)${pattern}(?!\\w)` : pattern;
  });
  return new RegExp(quoted.join('|'), 'gi');
}

function levelsOf(text: string): Level[] {
  let level: Level | undefined = { text, from: undefined };
  const levels: Level[] = [];
  while (level && levels.length < deepest) {
    levels.push(level);
    level = rewritten(level, escapes, characterOf);
  }
  return levels;
}

/** A text with what was found in it written in another way; undefined when nothing was. */
function rewritten(
  { text, from }: Level,
  sought: RegExp,
  as: (found: RegExpExecArray) => string | undefined,
): Level | undefined {
  const origin = (index: number) => from?.[index] ?? index;
  const places: number[] = [];
  let written = '';
  let done = 0;
  const keep = (end: number) => {
    for (let index = done; index < end; index++) places.push(origin(index));
    written += text.slice(done, end);
  };
  for (const found of text.matchAll(sought)) {
    const character = as(found);
    if (character === undefined) continue;
    keep(found.index);
    for (let unit = 0; unit < character.length; unit++) places.push(origin(found.index));
    written += character;
    done = found.index + found[0].length;
  }
  if (!done) return undefined;
  keep(text.length);
  places.push(origin(text.length));
  return { text: written, from: places };
}

function characterOf([, percent, hex, decimal, unicode, short, name, quoted]: RegExpExecArray) {
  if (quoted) return quoted;
  if (name) return named.get(name.toLowerCase());
  const digits = percent ?? hex ?? unicode ?? short;
  const code = digits ? Number.parseInt(digits, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** A text without some of its parts, which may overlap. */
function without(text: string, parts: [start: number, end: number][]): string {
  let rest = '';
  let done = 0;
  for (const [start, end] of parts.sort(([a], [b]) => a - b)) {
    if (start > done || !done) rest += `${text.slice(done, Math.max(start, done))}***`;
    done = Math.max(done, end);
  }
  return rest + text.slice(done);
}

/** A text in one line, so that what a server says cannot pass for a line of a log. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Anything that was thrown, as a text. */
export function textOf(fault: unknown): string {
  try {
    return String(fault);
  } catch {
    return Object.prototype.toString.call(fault);
  }
}

/** A copy of what was thrown with its texts masked, since a `cause` is printed with its error. */
export function maskedCause(fault: unknown, mask: Mask, depth = 4): unknown {
  if (fault === undefined) return undefined;
  if (!(fault instanceof Error)) return mask(textOf(fault));
  const { message, stack, cause } = fault;
  const copy = new Error(mask(textOf(message)));
  copy.stack = mask(textOf(stack));
  if (cause && depth) copy.cause = maskedCause(cause, mask, depth - 1);
  return copy;
}

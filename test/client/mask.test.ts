import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMask } from '../../src/client/mask.ts';

const codes = (text: string, form: (code: number) => string) =>
  [...text].map((character) => form(character.codePointAt(0) ?? 0)).join('');
const hex = (code: number) => code.toString(16).padStart(2, '0');
const html = (text: string, names: { readonly [character: string]: string }) =>
  [...text].map((character) => names[character] ?? character).join('');

/** What a server, a proxy or a page may make of a text before it repeats it. */
const forms: { readonly [form: string]: (text: string) => string } = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'percent-encoded to the last letter': (text) => codes(text, (code) => `%${hex(code)}`),
  'as decimal entities': (text) => codes(text, (code) => `&#${code};`),
  'as hexadecimal entities': (text) => codes(text, (code) => `&#x${hex(code).toUpperCase()};`),
  'as HTML': (text) =>
    html(text, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }),
  'as careful HTML': (text) =>
    html(text, { '&': '&amp;', '+': '&#43;', '/': '&#x2F;', '=': '&equals;', '<': '&lt;' }),
  'as HTML twice': (text) => html(html(text, { '&': '&amp;' }), { '&': '&amp;' }),
  'as JSON': (text) => JSON.stringify(text).slice(1, -1),
  'as JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'as JSON that is safe in HTML': (text) =>
    html(text, {
      '=': '\\u003d',
      '&': '\\u0026',
      '<': '\\u003C',
      '/': '\\/',
      '\\': '\\\\',
      '"': '\\"',
    }),
  'as hexadecimal digits': (text) => codes(text, hex),
  'as hexadecimal escapes': (text) => codes(text, (code) => `\\x${hex(code)}`),
};

const base64: { readonly [form: string]: (text: string) => string } = {
  'as base64': (text) => Buffer.from(text).toString('base64'),
  'as base64url': (text) => Buffer.from(text).toString('base64url'),
  'as percent-encoded base64': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'as base64 in JSON': (text) => Buffer.from(text).toString('base64').replaceAll('/', '\\/'),
};

/** What a token may be made of: visible ASCII, long enough to be no word of ours. */
const token = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  minLength: 16,
  maxLength: 60,
});

describe('a secret is taken out', () => {
  test.each(Object.entries(forms))('%s', (_, form) => {
    fc.assert(
      fc.property(token, (secret) => {
        const mask = createMask(() => [secret]);
        expect(mask(`before ${form(secret)} after`)).toBe('before *** after');
      }),
      { examples: [['a+b/c=d&e%f"g\\h<i>j'], ['a%41b&amp;c\\u0041d%2525e']] },
    );
  });

  test.each(Object.entries(base64))('%s, alone and beside other text', (_, form) => {
    fc.assert(
      fc.property(token, fc.string({ maxLength: 9 }), (secret, user) => {
        const mask = createMask(() => [secret]);
        expect(mask(form(secret))).toMatch(/^\*\*\*(=|%3D)*$/);
        const [, alone = ''] = /^(.*?)(?:=|%3D)*$/.exec(form(`${user}:${secret}`)) ?? [];
        const masked = mask(`Basic ${form(`${user}:${secret}`)} sent`);
        expect(masked).toContain('***');
        // Of the secret's letters, none is left: the last stood at the end.
        expect(masked).not.toContain(alone.slice(-8));
        expect(masked.length).toBeLessThan(`Basic ${form(`${user}:`)}*** sent`.length + 6);
      }),
    );
  });
});

/** What is broken after so many characters, as mail and pages are. */
const lines: { readonly [form: string]: string } = {
  'with line ends': '\n',
  'with line ends and indents': '\r\n    ',
  'with line ends of JSON': '\\n',
  'with percent-encoded line ends': '%0D%0A',
  'as quoted-printable': '=\r\n',
};

describe('a secret that is split over lines is taken out', () => {
  const secret = 'a-token/of+these_tests.that-is-long=enough';
  const texts = [secret, Buffer.from(`user:${secret}`).toString('base64').replace(/=+$/, '')];
  test.each(Object.entries(lines))('%s', (_, end) => {
    for (const text of texts) {
      const masked = createMask(() => [secret])(
        `before ${text.replace(/.{10}/g, `$&${end}`)} after`,
      );
      expect(masked).toMatch(/^before \S{0,12}\*\*\* after$/);
    }
  });

  test('and the line after a secret stays one', () => {
    const mask = createMask(() => [secret]);
    expect(mask(`${secret}\n    at ${secret}\n`)).toBe('***\n    at ***\n');
  });

  test('and what stands in the lines after a URL stays', () => {
    const mask = createMask(() => [secret]);
    expect(mask('https://h.example/a?b=c\n    at next')).toBe(
      'https://h.example/a?***\n    at next',
    );
  });
});

test('a secret of a few characters is taken out where it stands alone, and spoils no word', () => {
  const mask = createMask(() => ['a', 'test']);
  expect(mask('a test of the latest date: "test", a=%61, Bearer test')).toBe(
    '*** *** of the latest date: "***", ***=***, Bearer ***',
  );
});

describe('the query of a URL is taken out whole', () => {
  const url = "https://storage.clear.in/a/b.csv?X-Amz-Signature=ab'cd&X-Amz-Security-Token=e/f";
  test.each([
    ['as it is', url, 'see https://storage.clear.in/a/b.csv?*** now'],
    ['as JSON', url.replaceAll('/', '\\/'), 'see https:\\/\\/storage.clear.in\\/a\\/b.csv?*** now'],
    ['percent-encoded', encodeURIComponent(url), undefined],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(url)), undefined],
    [
      'as HTML',
      codes(url, (code) => (code === 0x2f ? '&#x2F;' : String.fromCharCode(code))),
      undefined,
    ],
    [
      'within another',
      `https://x.example/?next=${encodeURIComponent(url)}`,
      'see https://x.example/?*** now',
    ],
  ])('%s', (_, written, expected) => {
    const masked = createMask(() => [])(`see ${written} now`);
    expect(masked).toMatch(/^see \S+\*\*\* now$/);
    expect(masked).not.toMatch(/Signature|Token|cd|e.*f$/);
    if (expected) expect(masked).toBe(expected);
  });

  test('and so is a user name with its password', () => {
    const mask = createMask(() => []);
    expect(mask('at https://user:pass@word@host.example/a')).toBe('at https://***@host.example/a');
  });

  test('also when a secret stands in a URL in a text', () => {
    const mask = createMask(() => ['a-secret/with+signs=']);
    expect(mask('GET https://h.example/a-secret%2Fwith%2Bsigns%3D/x?y failed')).toBe(
      'GET https://h.example/***/x?*** failed',
    );
  });
});

test.each([
  ['question marks', '?'],
  ['line ends', '\n'],
  ['escapes', '%25'],
  ['schemes', 'https:'],
  ['entities', '&amp;'],
  ['backslashes', '\\'],
])('a megabyte of %s does not keep it long', (_, part) => {
  const text = part.repeat(Math.ceil(1_000_000 / part.length));
  const mask = createMask(() => ['a-token-of-these-tests']);
  const begun = performance.now();
  mask(text);
  expect(performance.now() - begun).toBeLessThan(5000);
});

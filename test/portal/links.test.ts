import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { allPages } from './visit.ts';

const ids = new Map<string, Set<string>>();

/** The ids of a page, by its file. */
function idsOf(file: string): Set<string> {
  const known = ids.get(file);
  if (known) return known;
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const found = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
  ids.set(file, found);
  return found;
}

/** What is wrong with a link of a file; nothing when it leads somewhere. */
function wrong(from: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), decodeURI(path)));
  const file = target.endsWith('/') ? `${target}index.html` : target;
  if (!existsSync(file)) return `${link} leads to no file`;
  if (anchor && !idsOf(file).has(anchor)) return `${link} leads to no anchor`;
  return undefined;
}

test.each(allPages())('every link of %s leads somewhere, and every id is there once', (path) => {
  const file = join(inject('folder'), path, 'index.html');
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const links = [...document.querySelectorAll('[href], [src]')]
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
    .filter((link) => !/^https:/.test(link));
  expect(links.length).toBeGreaterThan(10);
  expect(links.flatMap((link) => wrong(file, link) ?? [])).toEqual([]);
  const all = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});

test.each(allPages().filter((path) => path.startsWith('/reference/') && path !== '/reference/'))(
  '%s offers its document as JSON and as YAML, which say the same',
  (path) => {
    const file = join(inject('folder'), path, 'index.html');
    const { document } = parseHTML(readFileSync(file, 'utf8'));
    const documents = [...document.querySelectorAll('a[download]')].map((link) =>
      parse(readFileSync(join(dirname(file), link.getAttribute('href') ?? ''), 'utf8')),
    );
    expect(documents).toHaveLength(2);
    expect(documents[0]).toEqual(documents[1]);
    const [, , name = ''] = path.split('/');
    const bundled = join(import.meta.dirname, '../../generated', name, 'openapi.json');
    expect(documents[0]).toEqual(JSON.parse(readFileSync(bundled, 'utf8')));
  },
);

test.each(allPages())('every link of the Markdown twin of %s leads somewhere', (path) => {
  const file = join(inject('folder'), path, 'index.md');
  const text = readFileSync(file, 'utf8').replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
  const links = [...text.matchAll(/\]\((?!https:)([^)\s]+)/g)].map(([, link = '']) => link);
  expect(links.flatMap((link) => wrong(file.replace(/md$/, 'html'), link) ?? [])).toEqual([]);
});

test('the links of the page for unknown addresses name the whole path', () => {
  const { document } = parseHTML(readFileSync(join(inject('folder'), '404.html'), 'utf8'));
  const links = [...document.querySelectorAll('[href], [src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  );
  expect(links.filter((link) => !/^(\/|#)/.test(link))).toEqual([]);
});

test.each(allPages())(
  'the rows of each table in the Markdown of %s are as long as its head',
  (path) => {
    const text = readFileSync(join(inject('folder'), path, 'index.md'), 'utf8');
    const withoutCode = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
    for (const table of withoutCode.match(/^\|.*(?:\n\|.*)+/gm) ?? []) {
      const lengths = table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(lengths).size, table).toBe(1);
    }
  },
);

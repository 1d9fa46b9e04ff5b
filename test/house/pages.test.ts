import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { ownFiles } from './copy.ts';

const root = join(import.meta.dirname, '../..');
const files = ownFiles();
/** The portal's own pages have addresses of the portal, and tests of theirs. */
const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('src/portal/'));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const prose = text.replace(/^```.*?^```$/gms, '');

  test('leads nowhere that is not there', () => {
    const links = [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !leads(page, link))).toEqual([]);
  });

  test('shows no script that package.json does not have', () => {
    const shown = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
    expect(shown.filter((name = '') => !(name in manifest.scripts))).toEqual([]);
  });

  test('names no file of the repository that is not there', () => {
    const named = [...prose.matchAll(/`((?:src|spec|test|docs)\/[^`\s*<{]*)`/g)];
    const missing = named.filter(([, name = '']) => !existsSync(join(root, name)));
    expect(missing.map(([, name]) => name)).toEqual([]);
  });
});

test('CONTRIBUTING.md has every script of package.json', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const scripts = Object.keys(manifest.scripts);
  expect(scripts.filter((name) => !new RegExp(`\`npm (run )?${name}\``).test(text))).toEqual([]);
});

test('NOTICE leads to what was taken, and to the whole of the licence that it was taken under', () => {
  const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
  const named = notice.match(/^test\/\S+?(?=:)|\bLICENSES\/\S+\.txt/gm) ?? [];
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((file) => !files.includes(file))).toEqual([]);
  const licences = [...notice.matchAll(/SPDX-License-Identifier: ([\w.-]+\w)/g)];
  for (const [, licence] of licences) expect(named).toContain(`LICENSES/${licence}.txt`);
});

test('every decision stands in the index, under its own number and title', () => {
  const folder = 'docs/decisions/';
  const records = pages.filter((page) => page.startsWith(folder) && !page.endsWith('/README.md'));
  expect(records.length).toBeGreaterThan(0);
  const lines = records.toSorted().map((record, index) => {
    const [, title] = /^# (.*)$/m.exec(readFileSync(join(root, record), 'utf8')) ?? [];
    const file = record.slice(folder.length);
    expect(Number.parseInt(file, 10)).toBe(index + 1);
    return `${index + 1}. [${title}](${file})`;
  });
  const index = readFileSync(join(root, folder, 'README.md'), 'utf8');
  expect(index.match(/^\d+\. .*$/gm)).toEqual(lines);
});

test('the forms for issues ask for something, under names of their own', () => {
  const forms = files.filter((file) => /ISSUE_TEMPLATE\/(?!config)/.test(file));
  expect(forms.length).toBeGreaterThan(0);
  for (const form of forms) {
    const { name, description, body } = parse(readFileSync(join(root, form), 'utf8'));
    expect([typeof name, typeof description], form).toEqual(['string', 'string']);
    const ids = body.flatMap(({ id }: { id?: string }) => id ?? []);
    expect(new Set(ids).size, form).toBe(ids.length);
    for (const { type, attributes } of body) {
      expect(typeof (type === 'markdown' ? attributes.value : attributes.label), form).toBe(
        'string',
      );
    }
  }
});

function leads(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path ? join(root, dirname(page), path) : join(root, page);
  if (!existsSync(file) || heading === undefined) return existsSync(file);
  return headings(readFileSync(file, 'utf8')).includes(heading);
}

/** The anchors of a page's headings, as GitHub makes them. */
function headings(text: string): readonly string[] {
  const found = [...text.matchAll(/^#+ (.*)$/gm)];
  return found.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, inject, test } from 'vitest';
import { allPages } from './visit.ts';

/** What a person reads, and what a value that a template lost would leave empty. */
const filled = 'code, td, th, li, p, h1, h2, h3, h4, dt, dd, a, button, figcaption';

/** Words of those who write the contracts, not of those who integrate. */
const forbidden = [
  /\bx-(evidence|faults?|limits|sources?|sensitive|retryable|expires-in|error-kinds?|upload-content-types|describes-file|target-url|schema|signature|expiry|clock-skew|environment)\b/,
  /components\.\w+|pathItems|\$ref|operationId/,
  /violates/i,
  /\b(min|max)(Length|Items)\b/,
  /JSON pointer|x- keys?\b/i,
  /InstanceType</,
  /\bundefined\b(?! *[|;,)\]]| when| in)|\bNaN\b|\[object /,
];

test.each(allPages())('no value of %s was lost, and its words are plain', (path) => {
  const { document } = parseHTML(readFileSync(join(inject('folder'), path, 'index.html'), 'utf8'));
  const elements = [...document.querySelectorAll(filled)];
  expect(elements.length).toBeGreaterThan(10);
  // A status and an answer are for a script to fill.
  const empty = elements.filter(
    (element) =>
      !element.textContent?.trim() &&
      !element.matches('[role=status], [aria-label], .sent *, .answered *') &&
      !element.querySelector('svg, img, input'),
  );
  expect(empty.map((element) => element.outerHTML)).toEqual([]);
  // The library's own signatures are TypeScript.
  const said = [
    ...document.querySelectorAll('main p, main li, main td, main th, main h2, main h3, dt, dd'),
  ]
    .filter((element) => !path.endsWith('/client/') || !element.closest('pre'))
    .map(({ textContent }) => textContent ?? '');
  const found = forbidden.flatMap((word) => said.filter((text) => word.test(text)));
  expect(found).toEqual([]);
});

test('the changelog speaks to people, in no JSON', async () => {
  const { changesView } = await import('../../src/portal/content/changelog.11ty.ts');
  const changes = [
    {
      impact: 'major',
      where: '#/paths/~1a~1b/get/x-faults',
      what: '`x-faults` changed from [{"in":"header"}] to [].',
    },
    { impact: 'minor', where: '#/components/schemas/Code', what: 'Enum value NEW was added.' },
    { impact: 'patch', where: '#/info/description', what: 'description changed.' },
  ] as const;
  const facts = { title: 'An API', released: '1.0.0', present: '2.0.0', breaks: false };
  const { document } = parseHTML(
    `<main>${changesView({ ...facts, impact: 'major', needed: '2.0.0', changes }).markup}</main>`,
  );
  const said = document.querySelector('main')?.textContent ?? '';
  expect(said).toContain('What you must change');
  expect(said).toContain('/a/b, get: ');
  expect(said).toContain('Code: Enum value NEW was added.');
  expect(said).toContain('1 wording or example is better.');
  expect(said).not.toMatch(/[{}[\]"#]|x-/);
});

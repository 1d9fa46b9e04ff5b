import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, inject, test } from 'vitest';
import { allPages } from './visit.ts';

/** What a person reads, and what a value that a template lost would leave empty. */
const filled = 'code, td, th, li, p, h1, h2, h3, h4, dt, dd, a, button, figcaption';

test.each(allPages())('no value of %s was lost on its way to the page', (path) => {
  const { document } = parseHTML(readFileSync(join(inject('folder'), path, 'index.html'), 'utf8'));
  const elements = [...document.querySelectorAll(filled)];
  expect(elements.length).toBeGreaterThan(10);
  // A status is for a script to fill.
  const empty = elements.filter(
    (element) =>
      !element.textContent?.trim() &&
      !element.matches('[role=status]') &&
      !element.querySelector('svg, img, input'),
  );
  expect(empty.map((element) => element.outerHTML)).toEqual([]);
  const prose = [...document.querySelectorAll('main p, main li, main td, main h2')]
    .map(({ textContent }) => textContent ?? '')
    .filter((text) => /\bundefined\b|\bNaN\b|\[object /.test(text));
  expect(prose).toEqual([]);
});

import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { allPages, useBrowser, visit } from './visit.ts';

useBrowser();

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A theme changes only colours and a width changes all but them, so each rule runs where it can fail. */
const contrast = ['color-contrast'];
const looks = [
  { colorScheme: 'light', width: 1366, only: undefined, without: [] },
  { colorScheme: 'dark', width: 1366, only: contrast, without: [] },
  { colorScheme: 'light', width: 390, only: undefined, without: contrast },
  { colorScheme: 'dark', width: 320, only: undefined, without: contrast },
] as const;

describe.each(looks)('$colorScheme at $width pixels', ({ colorScheme, width, only, without }) => {
  test.each(allPages())('axe finds nothing on %s', async (path) => {
    await using visited = await visit(path, { colorScheme, viewport: { width, height: 900 } });
    const { page } = visited;
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.name = '';
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const axe = new AxeBuilder({ page }).disableRules([...without]);
    const { violations } = await (only ? axe.withRules([...only]) : axe.withTags(rules)).analyze();
    const findings = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
    );
    expect(findings).toEqual([]);
  });
});

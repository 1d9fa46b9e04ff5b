import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page, in short; it is put into the page once. */
export async function findings(page: Page, options = everything): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { ...options, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, options);
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA and axe's best practices. */
export const everything: RunOptions = { runOnly: { type: 'tag', values: tags } };

/** All that depends on colours. */
export const contrast: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** All that does not. The system's colours are not the page's, and axe reads the page's of some text. */
const withoutContrast: RunOptions = {
  ...everything,
  rules: { 'color-contrast': { enabled: false } },
};

/** A theme changes only colours, and a width all but them, so each rule of axe runs where it can fail. */
const looks = [
  { colorScheme: 'light', forcedColors: 'none', width: 1440, options: everything },
  { colorScheme: 'dark', forcedColors: 'none', width: 1440, options: contrast },
  { colorScheme: 'light', forcedColors: 'active', width: 320, options: withoutContrast },
] as const;

/** What axe finds on a page in any look that a reader's system or window gives it. */
export async function findingsInEachLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, forcedColors, width, options } of looks) {
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize({ width, height: 900 });
    const name = `${colorScheme}, forced colours ${forcedColors}, ${width} pixels`;
    for (const finding of await findings(page, options)) found.push(`${name}: ${finding}`);
  }
  return found;
}

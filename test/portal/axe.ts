import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page, in short; it is put into the page once. */
export async function findings(page: Page, options: RunOptions = everything): Promise<string[]> {
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

/** All that does not. */
export const withoutContrast: RunOptions = {
  ...everything,
  rules: { 'color-contrast': { enabled: false } },
};

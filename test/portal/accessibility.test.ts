import { expect, test } from 'vitest';
import { contrast, everything, findings, withoutContrast } from './axe.ts';
import { allPages, unfold, useBrowser, visit } from './visit.ts';

useBrowser();

/** A theme changes only colours and a width changes all but them, so each rule runs where it can fail. */
const looks = [
  { colorScheme: 'light', width: 1366, options: everything },
  { colorScheme: 'dark', width: 1366, options: contrast },
  { colorScheme: 'dark', width: 390, options: withoutContrast },
  { colorScheme: 'light', width: 320, options: withoutContrast },
] as const;

test.each(allPages())(
  'axe finds nothing on %s, light, dark, 390 and 320 pixels wide',
  async (path) => {
    await using visited = await visit(path);
    const { page } = visited;
    await unfold(page);
    for (const { colorScheme, width, options } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await findings(page, options), `${colorScheme}, ${width} pixels`).toEqual([]);
    }
  },
);

test('axe finds nothing with the menu of a narrow window open', async () => {
  await using visited = await visit('/guides/upload/', { viewport: { width: 390, height: 800 } });
  const { page } = visited;
  await page.click('button.menu');
  expect(await findings(page)).toEqual([]);
});

test('axe finds what is wrong', async () => {
  await using visited = await visit('/guides/upload/');
  const { page } = visited;
  await page.evaluate(() => document.querySelector('.brand')?.replaceChildren());
  expect((await findings(page)).join()).toContain('link-name');
});

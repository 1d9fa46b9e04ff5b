import { describe, expect, test } from 'vitest';
import { allPages, useBrowser, visit } from './visit.ts';

useBrowser();

describe('without a script', () => {
  test.each(allPages())('%s says everything that it says with one', async (path) => {
    await using scripted = await visit(path);
    await using plain = await visit(path, { javaScriptEnabled: false });
    const without = await plain.page.locator('main').innerText();
    const withScript = await scripted.page.evaluate(() => {
      for (const form of document.querySelectorAll('.try-it')) form.remove();
      return document.querySelector('main')?.innerText;
    });
    expect(without).toBe(withScript);
    expect(without.length).toBeGreaterThan(150);
  });

  test('samples are switched and answers opened all the same', async () => {
    await using visited = await visit('/reference/one-integration/', { javaScriptEnabled: false });
    const { page } = visited;
    await page.check('[name=language][value=go]', { force: true });
    expect(await page.locator('.sample:visible').innerText()).toContain('http.NewRequest("GET"');
    await page.click('#answer-unauthorized summary');
    expect(await page.locator('#answer-unauthorized pre').innerText()).toBe('UNAUTHORIZED');
    expect(await page.locator('#answer-generated pre').isVisible()).toBe(false);
    expect(await page.locator('.try-it').isVisible()).toBe(false);
  });

  test('the menu of a narrow window opens', async () => {
    const options = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
    await using visited = await visit('/guides/upload/', options);
    const { page } = visited;
    expect(await page.locator('#navigation').isVisible()).toBe(false);
    await page.click('button.menu');
    await page.locator('#navigation').getByRole('link', { name: 'Errors' }).click();
    expect(await page.locator('h1').innerText()).toBe('Errors');
  });
});

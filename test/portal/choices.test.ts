import { expect, inject, test } from 'vitest';
import { findings } from './axe.ts';
import { useBrowser, visit } from './visit.ts';

useBrowser();

test('the language of the samples is kept for the other pages', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.check('[name=language][value=typescript]', { force: true });
  await page.goto(`${inject('portal')}/samples/integration-v1/`);
  expect(await page.locator('.snippet:visible').innerText()).toContain('client.uploadFile(');
});

test('the samples are switched by the arrow keys, and the focus is to be seen', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.focus('[name=language][value=curl]');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.snippet:visible').innerText()).toContain("from 'clear-presign/node'");
  const outline = await page
    .locator('[name=language]:checked + span')
    .evaluate((label) => getComputedStyle(label).outlineStyle);
  expect(outline).toBe('solid');
});

test('the theme follows the system, is switched by a button and kept', async () => {
  await using visited = await visit('/', { colorScheme: 'dark' });
  const { page } = visited;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
  const colour = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await colour()).toBe('rgb(18, 22, 28)');
  await page.click('[data-theme-toggle]');
  expect(await colour()).toBe('rgb(255, 255, 255)');
  await page.reload();
  expect(await ground()).toBe('light');
});

test.each(['/', '/reference/integration-v1/', '/guides/upload/'])(
  'the first stop of the keyboard on %s leads past the navigation',
  async (path) => {
    await using visited = await visit(path);
    const { page } = visited;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#content');
  },
);

test('nothing moves for readers who want no motion', async () => {
  await using visited = await visit('/guides/upload/', { reducedMotion: 'reduce' });
  const behaviour = await visited.page.evaluate(
    () => getComputedStyle(document.documentElement).scrollBehavior,
  );
  expect(behaviour).toBe('auto');
});

test('all that is folded is printed', async () => {
  await using visited = await visit('/reference/one-integration/');
  const { page } = visited;
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#answer-unauthorized pre').isVisible()).toBe(true);
  expect(await page.locator('header').first().isVisible()).toBe(false);
});

test('print shows one language', async () => {
  await using visited = await visit('/samples/one-integration/');
  const { page } = visited;
  await page.check('[name=language][value=go]', { force: true });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.snippet:visible .snippet-title').allInnerTexts()).toEqual([
    'Go, main.go',
  ]);
});

test('a copy button copies what stands beside it', async () => {
  await using visited = await visit('/samples/one-integration/', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = visited;
  await page.locator('.snippet:visible button.copy').click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('.snippet:visible code').last().textContent());
});

test('a heading has an anchor that leads to it', async () => {
  await using visited = await visit('/guides/upload/');
  const { page } = visited;
  await page.locator('#how-long-a-url-lives .anchor').click();
  expect(new URL(page.url()).hash).toBe('#how-long-a-url-lives');
});

test('a mark says why on hover, on focus and on tap', async () => {
  await using visited = await visit('/reference/integration-v1/', { hasTouch: true });
  const { page } = visited;
  const mark = page.locator('#servers ~ * .mark').first();
  const why = () => mark.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await why()).toBe('none');
  await mark.hover();
  expect(await why()).toContain('the owner says nothing');
  await page.mouse.move(0, 0);
  await mark.focus();
  expect(await why()).toContain('the owner says nothing');
  await mark.blur();
  await mark.tap();
  expect(await why()).toContain('the owner says nothing');
});

test('a link to what is folded opens it, from another page and from this one', async () => {
  await using visited = await visit('/reference/one-integration/#answer-unauthorized');
  const { page } = visited;
  expect(await page.locator('#answer-unauthorized pre').isVisible()).toBe(true);
  await page.locator('#answer-unauthorized summary').click();
  await page.evaluate(() => {
    location.hash = '#answer-invalid-extension';
  });
  await page.locator('#answer-invalid-extension pre').waitFor({ state: 'visible' });
});

test('the current entry of the side bar is in sight', async () => {
  await using visited = await visit('/changelog/', { viewport: { width: 1366, height: 500 } });
  const current = visited.page.locator('#navigation [aria-current]');
  expect(await current.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight)).toBe(
    true,
  );
});

test('each page stands on one line of the side bar', async () => {
  await using visited = await visit('/reference/one-integration/');
  const heights = await visited.page
    .locator('#navigation > ul > li > a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(9);
  expect(new Set(heights).size).toBe(1);
});

test('on a phone the menu closes when a link in it is taken, also one within the page', async () => {
  await using visited = await visit('/guides/upload/', { viewport: { width: 390, height: 800 } });
  const { page } = visited;
  await page.click('button.menu');
  expect(await findings(page)).toEqual([]);
  await page.locator('#navigation').getByRole('link', { name: 'How long a URL lives' }).click();
  await page.locator('#navigation').waitFor({ state: 'hidden' });
});

test('on a phone samples and try-it stand right below the call', async () => {
  await using visited = await visit('/reference/one-integration/', {
    viewport: { width: 390, height: 800 },
  });
  const top = (selector: string) =>
    visited.page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
  const [call, samples, tryIt, operation] = await Promise.all(
    ['.endpoint', '.samples', '.try-it', '#operation'].map(top),
  );
  const order = [call, samples, tryIt, operation];
  expect(order).toEqual(order.toSorted((a = 0, b = 0) => a - b));
  expect(samples).toBeLessThan(1000);
});

test('a table keeps its words whole and scrolls in a region of its own', async () => {
  await using visited = await visit('/guides/errors/', { viewport: { width: 320, height: 800 } });
  const { page } = visited;
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('td code')]
      .filter((code) => !/\s/.test(code.textContent ?? '') && code.getClientRects().length > 1)
      .map(({ textContent }) => textContent),
  );
  expect(broken.filter((text) => !text?.includes('-'))).toEqual([]);
  const scrolls = await page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].some(
      (region) =>
        region.scrollWidth > region.clientWidth && getComputedStyle(region).overflowX === 'auto',
    ),
  );
  expect(scrolls).toBe(true);
});

test.each(['/reference/', '/guides/', '/samples/'])(
  '%s answers with what is below it',
  async (path) => {
    await using visited = await visit(path);
    const links = await visited.page
      .locator('main li a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link).toMatch(new RegExp(`^${path}.`));
  },
);

test('links between the APIs lead to the sibling here, the owner is linked once', async () => {
  await using visited = await visit('/reference/integration-v1/');
  const { page } = visited;
  const link = page.locator('.about').getByRole('link', { name: 'One Integration' });
  expect(await link.getAttribute('href')).toBe('../../reference/one-integration/');
});

test('a pasted answer is told as the failure that it is', async () => {
  await using visited = await visit('/guides/errors/');
  const { page } = visited;
  const verdict = page.locator('.verdict');
  await page.selectOption('.failure select', { label: 'Integration v1 pre-sign' });
  await page.fill('.failure [name=status]', '200');
  await page.fill(
    '.failure textarea',
    '{"status":"FAILED","preSignedS3Url":null,"errorCode":"LICENSE_EXPIRED","errorMessage":"Over."}',
  );
  await page.click('.failure button');
  expect(await verdict.innerText()).toMatch(
    /^license-expired \(LICENSE_EXPIRED: Over\.\)\. .*Same request again: no\./,
  );
  await page.fill('.failure [name=status]', 'x');
  await page.click('.failure button');
  expect(await verdict.innerText()).toContain('must be a number from 100 to 599');
  expect(await findings(page)).toEqual([]);
});

test('the samples of each language take the reader’s own file name, its kind and choices', async () => {
  await using visited = await visit('/samples/integration-v1/');
  const { page } = visited;
  await page.fill('.own-file input', 'march 2026.xlsx');
  await page.selectOption('.own-file select', 'purchase');
  const codes = await page.locator('.snippet pre code').allTextContents();
  expect(codes).toHaveLength(8);
  expect(await page.content()).not.toMatch(/[\ue000-\ue002]/);
  for (const code of codes) {
    expect(code).toContain('march 2026.xlsx');
    expect(code).not.toMatch(/\bsales\b|sales\.csv|vnd\.ms-excel/);
    expect(code).toMatch(/\/generatePreSign\/purchase\b|templateType: 'purchase'/);
  }
  await page.check('[name=language][value=python]', { force: true });
  const code = await page.locator('.snippet:visible code').last().innerText();
  expect(code).toContain('FILE = "march 2026.xlsx"');
  expect(code).toContain('"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"');
  expect(code).toContain('request.add_header("fileContentType", "XLSX")');
  await page.fill('.own-file input', 'march.pdf');
  expect(await page.locator('.own-file [role=status]').innerText()).toBe(
    'The name must end in one of: .csv, .xls, .xlsx.',
  );
});

test('without a script samples are switched, answers opened, and the menu as well', async () => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
  await using visited = await visit('/reference/one-integration/', options);
  const { page } = visited;
  await page.check('[name=language][value=typescript]', { force: true });
  expect(await page.locator('.snippet:visible').innerText()).toContain('uploadFile');
  await page.click('#answer-unauthorized summary');
  expect(await page.locator('#answer-unauthorized pre').innerText()).toBe('UNAUTHORIZED');
  expect(await page.locator('#answer-generated pre').isVisible()).toBe(false);
  expect(await page.locator('.try-it').isVisible()).toBe(false);
  await page.click('button.menu');
  await page.locator('#navigation').getByRole('link', { name: 'Which failure is mine' }).click();
  expect(await page.locator('h1').innerText()).toBe('Which failure is mine');
});

test('the home page shows code whose lines are whole, and two APIs side by side, in its first screen', async () => {
  await using visited = await visit('/');
  const { page } = visited;
  for (const width of [1024, 1199, 1200, 1280, 1366, 1440]) {
    await page.setViewportSize({ width, height: 720 });
    const seen = await page.evaluate(() => {
      const code = document.querySelector('.hero pre code') as HTMLElement;
      const line = Number.parseFloat(getComputedStyle(code).lineHeight);
      const titles = [...document.querySelectorAll('.pair h3')];
      return {
        added: Math.round(code.offsetHeight / line) - (code.textContent?.split('\n').length ?? 0),
        apis: titles.slice(0, 2).map((title) => title.getBoundingClientRect().bottom < innerHeight),
      };
    });
    expect(seen, `${width} pixels`).toEqual({ added: 0, apis: [true, true] });
  }
});

test('a window at 200 % zoom, half as wide, cuts nothing off', async () => {
  const options = { viewport: { width: 683, height: 450 }, deviceScaleFactor: 2 };
  await using visited = await visit('/reference/integration-v1/', options);
  const wide = await visited.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
});

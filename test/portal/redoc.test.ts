import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { useBrowser, visit } from './visit.ts';

useBrowser();

test.each(['one-integration', 'integration-v1'])(
  'Redoc’s page of %s shows the contract and calls nobody',
  async (name) => {
    const html = readFileSync(join(inject('folder'), 'redoc', name, 'index.html'), 'utf8');
    expect(html).toContain('"disableTelemetry":true');
    await using visited = await visit(`/redoc/${name}/`);
    const { page, requests, complaints } = visited;
    await page.getByRole('link', { name: 'Pre-sign', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Get a pre-signed URL' }).first().waitFor();
    expect(requests.filter((url) => !/^(data|blob):/.test(url))).toEqual([
      `${inject('portal')}/redoc/${name}/`,
    ]);
    expect(complaints).toEqual([]);
  },
);

test('Redoc and what is in it have their licences beside their pages', () => {
  const licences = readFileSync(join(inject('folder'), 'redoc/licences.txt'), 'utf8');
  expect(licences).toMatch(/^Copyright \d+ Redocly Inc\.\n/);
  for (const name of ['redoc', 'react']) {
    expect(licences).toMatch(new RegExp(`^  ${name}@\\d+\\.\\d+\\.\\d+ — Copyright`, 'm'));
  }
});

import { join } from 'node:path';
import { serveDocs } from '../../src/docs/serve.ts';
import { buildPortal } from '../../src/portal/build.ts';
import { launchBrowser } from '../portal/browser.ts';

/** Takes the README's picture of the portal: `docs/portal.png`, its first page as it opens. */
const root = join(import.meta.dirname, '../..');
const { folder } = await buildPortal({ root });
await using served = await serveDocs(folder, 0);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 750 } });
  await page.goto(`${served.url}/`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(root, 'docs/portal.png') });
  console.log('docs/portal.png');
} finally {
  await browser.close();
}

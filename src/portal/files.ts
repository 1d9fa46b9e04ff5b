import type { Files } from '../generate/files.ts';
import { assets } from './assets.ts';
import { downloads } from './downloads.ts';
import { derived } from './output/derived.ts';
import { pages } from './pages.ts';
import { redocPages } from './redoc.ts';
import { references } from './references.ts';

/** Every file of the portal, by path. */
export async function portalFiles(root: string, site: URL): Promise<Files> {
  const all = references(root);
  const [redoc, { documents, sections }, fixed, files] = await Promise.all([
    redocPages(root),
    pages(root, site, all),
    assets(),
    downloads(root, all),
  ]);
  const made = derived(documents, sections, site);
  return new Map<string, string | Uint8Array>([...redoc, ...made, ...fixed, ...files]);
}

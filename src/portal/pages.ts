import { join } from 'node:path';
import { Eleventy, type EleventyConfig } from '@11ty/eleventy';
import { type Highlight, prepareHighlighter } from './components/code.ts';
import { type Reference, references } from './contract/references.ts';
import { insertFacts } from './guides.ts';
import { markdownOptions } from './markdownGuides.ts';
import { relativeLinks } from './output/links.ts';

/** What every template is given. */
export type Portal = {
  readonly references: readonly Reference[];
  readonly highlight: Highlight;
  readonly site: URL;
};

export type PageData = {
  readonly title: string;
  readonly description: string;
  readonly content: string;
  readonly kind?: string;
  readonly policy?: string;
  readonly scripts?: readonly string[];
  readonly page: { readonly url: string };
  readonly collections: {
    readonly all: readonly {
      readonly url: string;
      readonly data: { readonly title: string; readonly section?: string; readonly order?: number };
    }[];
  };
  readonly portal: Portal;
};

/** Every page as it is written, by its path in the portal. */
export async function pages(root: string, site: URL): Promise<Map<string, string>> {
  const portal: Portal = {
    references: references(root),
    highlight: await prepareHighlighter(),
    site,
  };
  const content = join(import.meta.dirname, 'content');
  const eleventy = new Eleventy(content, undefined, {
    quietMode: true,
    configPath: false,
    config: (config) => configure(config, portal),
  });
  const results = await eleventy.toJSON();
  return new Map(
    results.map(({ url, content }) => [
      url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1),
      relativeLinks(content, url),
    ]),
  );
}

function configure(config: EleventyConfig, portal: Portal): void {
  config.addTemplateFormats(['11ty.ts']);
  config.addExtension(['11ty.ts'], { key: '11ty.js' });
  config.addGlobalData('portal', portal);
  config.addGlobalData('layout', 'page.11ty.ts');
  insertFacts(config, portal.references);
  config.setLiquidOptions({ strictVariables: true, strictFilters: true });
  config.amendLibrary('md', markdownOptions(portal.highlight));
}

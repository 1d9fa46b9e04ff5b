import { join } from 'node:path';
import { Eleventy, type EleventyConfig, type Listed } from '@11ty/eleventy';
import type { Comparison } from '../tasks/diff/compare.ts';
import { changesSinceRelease } from './changes.ts';
import { type CommandHelp, commandHelp, helpOf } from './command-help.ts';
import { type Highlight, prepareHighlighter } from './components/code.ts';
import { markdownOptions } from './components/markdown.ts';
import type { Section } from './components/page.ts';
import { insertFacts } from './guides.ts';
import type { Reference } from './references.ts';

const content = join(import.meta.dirname, 'content');

/** What every template is given. */
export type Portal = {
  /** The root of the workspace. */
  readonly root: string;
  readonly references: readonly Reference[];
  readonly highlight: Highlight;
  readonly site: URL;
  /** What the mock's command says of itself. */
  readonly mockHelp: string;
  readonly clientHelp: CommandHelp;
  readonly changes: readonly Comparison[];
};

export type PageData = {
  readonly title: string;
  readonly description: string;
  readonly content: string;
  readonly kind?: string;
  readonly policy?: string;
  readonly scripts?: readonly string[];
  readonly page: { readonly url: string };
  readonly collections: { readonly navigation: readonly Section[] };
  readonly portal: Portal;
};

export type Pages = {
  /** Whole documents, by their path from the portal's root; links are still absolute. */
  readonly documents: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
};

/** Every page as a whole document. */
export async function pages(root: string, site: URL, all: readonly Reference[]): Promise<Pages> {
  const [highlight, mockHelp, clientHelp, changes] = await Promise.all([
    prepareHighlighter(),
    helpOf(join(root, 'src/mock/main.ts')),
    commandHelp(join(root, 'src/cli/program.ts')),
    changesSinceRelease(root, all),
  ]);
  const portal: Portal = {
    root,
    references: all,
    highlight,
    site,
    mockHelp,
    clientHelp,
    changes,
  };
  let sections: readonly Section[] = [];
  const eleventy = new Eleventy(content, undefined, {
    quietMode: true,
    configPath: false,
    config: (config) => {
      configure(config, portal);
      config.addCollection('navigation', (all) => {
        sections = navigation(all.getAll());
        return sections;
      });
    },
  });
  const results = await eleventy.toJSON();
  return { documents: new Map(results.map(({ url, content }) => [url, content])), sections };
}

function configure(config: EleventyConfig, portal: Portal): void {
  config.addTemplateFormats(['11ty.ts']);
  config.addExtension(['11ty.ts'], { key: '11ty.js' });
  config.addGlobalData('portal', portal);
  config.addGlobalData('layout', 'page.11ty.ts');
  insertFacts(config, portal);
  config.setLiquidOptions({ strictVariables: true, strictFilters: true });
  config.amendLibrary('md', markdownOptions(portal.highlight));
}

/** The sections of the navigation, in their order; a page names its own in its front matter. */
const sectionTitles = ['Start', 'Reference', 'Samples', 'Guides', 'Tools', 'More'];

/** The navigation, made of the pages that there are. */
function navigation(pages: readonly Listed[]): Section[] {
  const entriesOf = (section: string) =>
    pages
      .filter(({ data }) => data.section === section)
      .sort((a, b) => (a.data.order ?? 0) - (b.data.order ?? 0) || (a.url < b.url ? -1 : 1))
      .map(({ url, data }) => ({ title: data.nav ?? data.title, url }));
  return sectionTitles
    .map((title) => ({ title, entries: entriesOf(title) }))
    .filter(({ entries }) => entries.length > 0);
}

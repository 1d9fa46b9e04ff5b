import { referenceView } from '../components/reference.ts';
import type { PageData } from '../pages.ts';
import type { Reference } from '../references.ts';
import { pagePolicy, tryItPolicy } from '../security.ts';
import { tryItHosts } from '../serving.ts';

type Data = PageData & { readonly reference: Reference };

/** One page for each operation of the contracts. */
export const data = {
  pagination: {
    data: 'portal.references',
    size: 1,
    alias: 'reference',
    addAllPagesToCollections: true,
  },
  permalink: ({ reference }: Data) => `${reference.url}index.html`,
  section: 'Reference',
  kind: 'wide',
  eleventyComputed: {
    title: ({ reference }: Data) => reference.title,
    // Below the page of its API, a further operation goes by its own words alone.
    nav: ({ reference }: Data) =>
      reference.isMain ? reference.title : (reference.operation.summary ?? reference.title),
    description: ({ reference }: Data) =>
      (reference.isMain ? reference.document.info : reference.operation).summary ?? '',
    policy: ({ reference }: Data) => (reference.path ? tryItPolicy(tryItHosts) : pagePolicy),
    scripts: ({ reference }: Data) => (reference.path ? ['try-it'] : []),
    order: ({ reference, portal }: Data) => portal.references.indexOf(reference),
  },
};

export function render({ reference, portal }: Data): string {
  return referenceView(reference, portal.references, portal.highlight).markup;
}

import { mapping } from '../reading/contract.ts';
import { folderOf, ownPage, pages } from '../reading/own-page.ts';
import type { RuleBetween } from '../reading/rule.ts';

export const sourcesFit: RuleBetween = {
  name: 'sources-fit',
  why: 'A source with the address of the other API’s page sends everyone who checks a fact to the wrong twin.',
  mend: 'Begin the id with the document’s name exactly for the pages beside its own page, and give each its own address and title.',
  example: {
    document: 'storage',
    good: 'title: One Integration, Upload File to Storage',
    bad: 'title: Integration v1, Upload File to Storage',
  },
  *check(contracts) {
    const known = pages(contracts);
    const apis = [...contracts].flatMap(([name, contract]) => {
      const own = ownPage(contract, known);
      return own ? [{ name, folder: folderOf(own), title: title(contract.raw['info']) }] : [];
    });
    for (const [document, { raw }] of contracts) {
      for (const [id, page] of Object.entries(mapping(raw['x-sources']))) {
        const path = ['x-sources', id];
        const { url, title } = mapping(page);
        const twin = known.find((other) => other.url === url && other.id !== id);
        if (twin) yield { document, path, what: `${id} has the address of ${twin.id}.` };
        for (const api of apis) {
          const isNamed = id.startsWith(`${api.name}-`);
          if (isNamed !== String(url).startsWith(api.folder)) {
            yield {
              document,
              path,
              what: `${id} and its address disagree on whether it is of ${api.name}.`,
            };
          } else if (isNamed && !String(title).startsWith(`${api.title},`)) {
            yield {
              document,
              path,
              what: `The title of ${id} does not begin with “${api.title},”.`,
            };
          }
        }
      }
    }
  },
};

/** The name of the API, without the word for what its one operation does. */
function title(info: unknown): string {
  return String(mapping(info)['title']).replace(/ pre-sign$/, '');
}

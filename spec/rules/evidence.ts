import type { Contract } from './reading/contract.ts';
import {
  apiTitle,
  evidence,
  evidenceItems,
  knownPages,
  ownPage,
  type Page,
  pages,
} from './reading/evidence.ts';
import { type Contracts, each, edit, type Rule, type RuleBetween } from './reading/rule.ts';

const ownPageUnwritten: Rule = {
  name: 'own-page-unwritten',
  why: 'What nothing is said of rests on the document’s own page; a mark that repeats it hides those that say something else.',
  mend: 'Leave the item out. Marks stand where something is a sample, inferred, or from another page.',
  example: edit(
    'one-integration',
    '      description: An object or null by its type; always null for this API.',
    `      description: An object or null by its type; always null for this API.
      x-evidence: [{ basis: documented, source: one-integration-pre-sign }]`,
  ),
  *check(contract) {
    const own = ownPage(contract, knownPages(contract))?.id;
    for (const { path, item } of evidenceItems(contract)) {
      const { basis, source, about } = item;
      if (basis !== 'documented' || !own || source !== own || about) continue;
      const what = `${path.at(-3)} is said to rest on the document's own page, as everything does.`;
      yield { path, what };
    }
    for (const { path, raw } of contract.objects) {
      const main = evidence(raw).filter(({ about }) => !about);
      if (new Set(main.map(({ basis }) => basis === 'inferred')).size < 2) continue;
      const what = `${path.at(-1)} is both known and inferred: \`about\` does not say which part is.`;
      yield { path: [...path, 'x-evidence'], what };
    }
  },
};

// It seldom stands alone while the table of pinned truth names the source; a new document has no line
// there yet, and then this is what finds a misspelt one.
const evidenceSourceKnown: Rule = {
  name: 'evidence-source-known',
  why: 'A source that nobody can look up is no evidence.',
  mend: 'Use an id of `x-sources` in storage.yaml, or add the page there.',
  example: edit(
    'integration-v1',
    'source: access-token, about: description',
    'source: token-page, about: description',
  ),
  *check(contract) {
    const known = knownPages(contract).map(({ id }) => id);
    for (const { path, item } of evidenceItems(contract)) {
      const { source } = item;
      if (source === undefined || known.includes(String(source))) continue;
      yield { path: [...path, 'source'], what: `There is no source ${source}.` };
    }
  },
};

const evidenceAboutExists: Rule = {
  name: 'evidence-about-exists',
  why: 'Evidence about a keyword that the object does not have speaks of nothing, and the whole object counts as sure.',
  mend: 'Name in `about` a keyword that stands beside `x-evidence`.',
  example: edit('integration-v1', 'about: required,', 'about: mandatory,'),
  *check(contract) {
    for (const { path, raw, item } of evidenceItems(contract)) {
      const { about } = item;
      if (about === undefined || String(about) in raw) continue;
      yield { path: [...path, 'about'], what: `There is no ${about} here.` };
    }
  },
};

const externalDocs: Rule = {
  name: 'external-docs',
  why: 'A reader who doubts the contract must be able to look at the page that it was made from.',
  mend: 'Link each operation with `externalDocs` to one of the pages in `x-sources`, and say which page it is.',
  example: edit(
    'storage',
    `PresignedUrlUploadObject.html
        security: []`,
    `Welcome.html
        security: []`,
  ),
  check: each(['operation', 'externalDocs'], function* ({ path, raw }, contract) {
    if (path.at(-1) !== 'externalDocs') {
      if (!raw['externalDocs']) yield { path, what: 'The operation links to no page.' };
      return;
    }
    if (!raw['description']) yield { path, what: 'The link does not say where it leads.' };
    if (!knownPages(contract).some(({ url }) => url === raw['url'])) {
      yield { path: [...path, 'url'], what: `${raw['url']} is none of the sources.` };
    }
  }),
};

// A mix-up of the twins that is made everywhere alike contradicts nothing: these two compare addresses.
const sourcesFit: RuleBetween = {
  name: 'sources-fit',
  why: 'A source with the address of the other API’s page sends everyone who checks a fact to the wrong twin.',
  mend: 'Begin the id with the document’s name exactly for the pages beside its own page, and give each its own address and title.',
  example: edit(
    'storage',
    'title: One Integration, Upload File to Storage',
    'title: Integration v1, Upload File to Storage',
  ),
  *check(contracts) {
    const known = knownBetween(contracts);
    const apis = apisOf(contracts, known);
    for (const [document, { raw }] of contracts) {
      for (const { id, url, title } of pages([raw])) {
        const path = ['x-sources', id];
        const twin = known.find((other) => other.url === url && other.id !== id);
        if (twin) yield { document, path, what: `${id} has the address of ${twin.id}.` };
        for (const api of apis) {
          const isNamed = id.startsWith(`${api.name}-`);
          if (isNamed !== url.startsWith(api.folder)) {
            const what = `${id} and its address disagree on whether it is of ${api.name}.`;
            yield { document, path, what };
          } else if (isNamed && !title.startsWith(`${api.title},`)) {
            const what = `The title of ${id} does not begin with “${api.title},”.`;
            yield { document, path, what };
          }
        }
      }
    }
  },
};

const ownSources: RuleBetween = {
  name: 'own-sources',
  why: 'The two APIs are twins whose pages differ in every detail; a fact of one that rests on the other’s page is a mix-up.',
  mend: 'Name the page of the document’s own API, or one that both share.',
  example: edit(
    'integration-v1',
    '{ basis: documented, source: integration-v1-upload, about: x-limits }',
    '{ basis: documented, source: one-integration-upload, about: x-limits }',
  ),
  *check(contracts) {
    const known = knownBetween(contracts);
    const apis = apisOf(contracts, known);
    for (const { name: document, contract, folder } of apis) {
      for (const { path, item } of evidenceItems(contract)) {
        const page = known.find(({ id }) => id === item['source']);
        if (!page || page.url.startsWith(folder)) continue;
        if (apis.some((other) => page.url.startsWith(other.folder))) {
          const what = `${page.title} (${page.id}) is a page of the other API.`;
          yield { document, path: [...path, 'source'], what };
        }
      }
    }
  },
};

/** A document that rests on a page of the owner, with the address that the pages of its API share. */
type Api = {
  readonly name: string;
  readonly contract: Contract;
  readonly title: string;
  readonly folder: string;
};

function apisOf(contracts: Contracts, known: readonly Page[]): readonly Api[] {
  return [...contracts].flatMap(([name, contract]) => {
    const { url } = ownPage(contract, known) ?? {};
    if (!url) return [];
    const folder = url.slice(0, url.lastIndexOf('/') + 1);
    return [{ name, contract, title: apiTitle(contract), folder }];
  });
}

function knownBetween(contracts: Contracts): readonly Page[] {
  return pages([...contracts.values()].map(({ raw }) => raw));
}

/** How it is known what stands here. */
export const evidenceRules = [
  ownPageUnwritten,
  evidenceSourceKnown,
  evidenceAboutExists,
  externalDocs,
];

export const evidenceRulesBetween = [sourcesFit, ownSources];

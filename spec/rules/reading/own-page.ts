import { type Contract, follow, type Mapping, mapping, type Path } from './contract.ts';
import { evidence } from './evidence.ts';
import type { Contracts } from './rule.ts';

/** A page that statements rest on. */
export type Page = { readonly id: string; readonly title: string; readonly url: string };

/** Every source of every document. */
export function pages(contracts: Contracts): readonly Page[] {
  return [...contracts.values()].flatMap(({ raw }) =>
    Object.entries(mapping(raw['x-sources'])).map(([id, page]) => ({
      id,
      title: String(mapping(page)['title']),
      url: String(mapping(page)['url']),
    })),
  );
}

/** The page of the owner that a document is a contract of; undefined when it rests on none. */
export function ownPage({ raw }: Contract, known: readonly Page[]): Page | undefined {
  const { url } = mapping(raw['externalDocs']);
  return known.find((page) => page.url === url);
}

const kinds = [
  'server',
  'operation',
  'parameter',
  'header',
  'securityScheme',
  'response',
  'example',
] as const;

/** The objects that say, or leave to the document's own page, how they are known. */
export function evidenced(contract: Contract): readonly Path[] {
  const named = contract.all('schema').filter(({ path }) => isNamed(path));
  const marked = contract
    .kinds()
    .flatMap((kind) => contract.all(kind))
    .filter(({ raw }) => 'x-evidence' in raw);
  const found = [...kinds.flatMap((kind) => contract.all(kind)), ...named, ...marked];
  return [...new Map(found.map(({ path }) => [path.join(' '), path])).values()];
}

/** A schema that has a name for others to refer to. */
export function isNamed(path: Path): boolean {
  return path[0] === 'components' && path[1] === 'schemas' && path.length === 3;
}

/**
 * The evidence that holds for a part of a document: its own, else what its object says of it, else that
 * of the object around it. An object that says nothing of itself as a whole rests on the own page.
 */
export function evidenceAt(contract: Contract, path: Path, own?: Page): readonly Mapping[] {
  const objects = new Set(evidenced(contract).map((path) => path.join(' ')));
  for (let length = path.length; length >= 0; length--) {
    const here = path.slice(0, length);
    const items = evidence(objectAt(contract, here)).filter(({ about }) => about === undefined);
    if (items.length) return items;
    if (objects.has(here.join(' '))) break;
    const around = evidence(objectAt(contract, here.slice(0, -1)));
    const about = around.filter(({ about }) => length && about === here.at(-1));
    if (about.length) return about;
  }
  return own ? [{ basis: 'documented', source: own.id }] : [];
}

function objectAt({ raw }: Contract, path: Path): Mapping {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return mapping(follow(raw, ['', ...steps].join('/')));
}

/** An item of evidence in a few words; the own page needs no name. */
export function basisText({ basis, source }: Mapping, own?: Page): string {
  const isOwn = basis !== 'inferred' && source === own?.id;
  return source === undefined || isOwn ? String(basis) : `${basis} from ${source}`;
}

/** The address that the pages of one API share. */
export function folderOf({ url }: Page): string {
  return url.slice(0, url.lastIndexOf('/') + 1);
}

/** Whether a page stands beside the own page of another document, and not beside this one's. */
export function isForeign(page: Page, own: Page, owns: readonly Page[]): boolean {
  const isBeside = (other: Page) => page.url.startsWith(folderOf(other));
  return !isBeside(own) && owns.some(isBeside);
}

import { type Contract, list, type Mapping, mapping, oncePer, type Path } from './contract.ts';
import { valueAt } from './places.ts';

/** The items of `x-evidence` of an object, as far as they have the shape. */
export function evidence(object: Mapping): readonly Mapping[] {
  return list(object['x-evidence']).map(mapping);
}

/** An item of evidence, with the object that it speaks of. */
export type Item = { readonly path: Path; readonly raw: Mapping; readonly item: Mapping };

/** Every item of evidence of the document, with its own place. */
export function evidenceItems(contract: Contract): readonly Item[] {
  return contract.objects.flatMap(({ path, raw }) =>
    evidence(raw).map((item, index) => ({ path: [...path, 'x-evidence', index], raw, item })),
  );
}

/** A page that statements rest on. */
export type Page = { readonly id: string; readonly title: string; readonly url: string };

/** Every source of these documents, as they are written. */
export function pages(documents: Iterable<Mapping>): readonly Page[] {
  return [...documents].flatMap((document) =>
    Object.entries(mapping(document['x-sources'])).map(([id, page]) => ({
      id,
      title: String(mapping(page)['title']),
      url: String(mapping(page)['url']),
    })),
  );
}

/** The pages that a document knows, its own and those of the documents that it refers to. */
export function knownPages({ raw, others }: Contract): readonly Page[] {
  return pages([raw, ...others]);
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
  return [...byPlace(contract).values()];
}

const byPlace = oncePer((contract: Contract): ReadonlyMap<string, Path> => {
  const named = contract.all('schema').filter(({ path }) => isNamed(path));
  const marked = contract.objects.filter(({ raw }) => 'x-evidence' in raw);
  const found = [...kinds.flatMap((kind) => contract.all(kind)), ...named, ...marked];
  return new Map(found.map(({ path }) => [path.join(' '), path]));
});

/** A schema that has a name for others to refer to. */
export function isNamed(path: Path): boolean {
  return path[0] === 'components' && path[1] === 'schemas' && path.length === 3;
}

/**
 * The evidence that holds for a part of a document: its own, else what its object says of it, else that
 * of the object around it. An object that says nothing of itself as a whole rests on the own page.
 */
export function evidenceAt(contract: Contract, path: Path, own?: Page): readonly Mapping[] {
  const objects = byPlace(contract);
  for (let length = path.length; length >= 0; length--) {
    const here = path.slice(0, length);
    const items = evidence(mapping(valueAt(contract.raw, here))).filter(
      ({ about }) => about === undefined,
    );
    if (items.length) return items;
    if (objects.has(here.join(' '))) break;
    const around = evidence(mapping(valueAt(contract.raw, here.slice(0, -1))));
    const about = around.filter(({ about }) => length && about === here.at(-1));
    if (about.length) return about;
  }
  return own ? [{ basis: 'documented', source: own.id }] : [];
}

/** How a part of a document is known, in a few words; the own page needs no name. */
export function basesOf(contract: Contract, path: Path, own?: Page): readonly string[] {
  const bases = evidenceAt(contract, path, own).map(({ basis, source }) => {
    const isOwn = basis !== 'inferred' && source === own?.id;
    return source === undefined || isOwn ? String(basis) : `${basis} from ${source}`;
  });
  return [...new Set(bases)];
}

/** The name of a document's API, without the word for what its one operation does. */
export function apiTitle({ raw }: Contract): string {
  return String(mapping(raw['info'])['title']).replace(/ pre-sign$/, '');
}

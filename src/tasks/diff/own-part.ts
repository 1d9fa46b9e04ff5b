import type { OpenApiDocument } from '../../contract/document.ts';
import { namedSources } from '../../contract/evidence.ts';

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The part of a bundle that is the document's own. An API's bundle repeats the upload, whose changes are
 * reported for storage; without it nothing refers to the upload's schemas, examples and sources either.
 */
export function ownPart(document: OpenApiDocument): OpenApiDocument {
  const own = withoutUpload(document);
  return { ...own, 'x-sources': namedSources(own, document['x-sources']) };
}

function withoutUpload(document: OpenApiDocument): OpenApiDocument {
  if (!Object.keys(document.paths ?? {}).length) return document;
  const { pathItems: _, securitySchemes, ...components } = document.components;
  const needed = new Set<string>();
  const visit = (node: unknown): void => {
    for (const pointer of references(node)) {
      if (needed.has(pointer)) continue;
      needed.add(pointer);
      const [, , kind = '', name = ''] = pointer.split('/');
      visit((components as Components)[kind]?.[name]);
    }
  };
  visit({ ...document, components: {} });
  const kept = Object.entries(components as Components).map(([kind, entries]) => [
    kind,
    Object.fromEntries(
      Object.entries(entries).filter(([name]) => needed.has(`#/components/${kind}/${name}`)),
    ),
  ]);
  const own = Object.fromEntries(kept);
  return { ...document, components: securitySchemes ? { ...own, securitySchemes } : own };
}

/** Every pointer to a component inside a value, those of a discriminator included. */
function references(node: unknown): readonly string[] {
  if (typeof node === 'string') return node.startsWith('#/components/') ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(references);
}

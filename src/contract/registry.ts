import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { OpenApiDocument } from './document.ts';
import { at } from './meaning.ts';
import { pascalCase } from './names.ts';
import { callsOf, uploadLinkOf } from './operations.ts';

/** A document of the registry as it is written by hand. */
export type Source = {
  /** Its name in redocly.yaml, and its folder in `generated/`. */
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  readonly document: OpenApiDocument;
};

/**
 * What `apis` in redocly.yaml lists, by what each document is: an API has operations of its own, a shared
 * document has only what others lead to, a workflow is Arazzo.
 */
export type Registry = {
  readonly apis: readonly Source[];
  readonly shared: readonly Source[];
  readonly workflows: readonly { readonly id: string; readonly file: string }[];
};

/**
 * Reads the registry and every document in it.
 *
 * @param root the folder of redocly.yaml
 * @throws when a file of it cannot be read, or a document in `spec/` is not in it
 */
export function readRegistry(root: string): Registry {
  refuseUnregistered(root);
  const entries = registeredFiles(root).map(({ id, file }) => ({
    id,
    file,
    document: read(file, `apis: ${id}: in redocly.yaml`),
  }));
  const documents = entries.filter(({ document }) => 'openapi' in document);
  const isApi = ({ document }: Source) => callsOf(document).length > 0;
  return {
    apis: documents.filter(isApi),
    shared: documents.filter((source) => !isApi(source)),
    workflows: entries.filter(({ document }) => 'arazzo' in document),
  };
}

/**
 * The entries of the registry, whatever their files hold; those may be absent or broken.
 *
 * @throws when an id gives no name to a client, or the name of another, or leads to no file
 */
export function registeredFiles(
  root: string,
): readonly { readonly id: string; readonly file: string }[] {
  const { apis } = mappingIn(join(root, 'redocly.yaml')) as {
    readonly apis?: { readonly [id: string]: { readonly root?: unknown } | null };
  };
  const names = new Map<string, string>();
  return Object.entries(apis ?? {}).map(([id, entry]) => {
    const name = pascalCase(id);
    const twin = names.get(name);
    if (!/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(id)) {
      throw new Error(
        `apis: ${id}: in redocly.yaml names no client: write words in lower case with hyphens between them, such as my-api-v1.`,
      );
    }
    if (twin) throw new Error(`apis: ${id}: in redocly.yaml names the same client as ${twin}:.`);
    names.set(name, id);
    if (typeof entry?.root !== 'string') {
      throw new Error(
        `apis: ${id}: in redocly.yaml names no file: write "${id}: { root: spec/${id}.yaml }".`,
      );
    }
    return { id, file: resolve(root, entry.root) };
  });
}

/** Every OpenAPI document of the registry. */
export function documentsOf({ apis, shared }: Registry): readonly Source[] {
  return [...apis, ...shared];
}

/** The id of the shared document that an API's URLs are for; undefined when it gives none. */
export function storageOf({ shared }: Registry, { document, file }: Source): string | undefined {
  const [link] = callsOf(document).flatMap(
    ({ operation }) => uploadLinkOf(document, operation) ?? [],
  );
  const steps = link?.target.split('/').slice(1) ?? [];
  for (let length = 1; length <= steps.length; length++) {
    const node = at(document, `/${steps.slice(0, length).join('/')}`);
    const [reference = ''] = String((node as { $ref?: string } | undefined)?.$ref ?? '').split('#');
    const target = reference && resolve(dirname(file), reference);
    if (target) return shared.find((source) => source.file === target)?.id;
  }
  return undefined;
}

function read(file: string, named: string): OpenApiDocument {
  const document = mappingIn(file, `, named by ${named},`) as OpenApiDocument;
  // Readers take the rest to be OpenAPI as well; lint tells of all that is not.
  if (typeof document.info?.title !== 'string' || typeof document.info.version !== 'string') {
    throw new Error(`${file}, named by ${named}, has no info with a title and a version.`);
  }
  return { ...document, components: document.components ?? {} };
}

function mappingIn(file: string, named = ''): object {
  try {
    const document = parse(readFileSync(file, 'utf8'));
    if (typeof document !== 'object' || document === null) throw new Error('it holds no document');
    return document;
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    const why = code?.startsWith('E') ? code : message.split(/:?\n/, 1)[0];
    throw new Error(`${file}${named} cannot be read: ${why}.`);
  }
}

/**
 * Every document belongs to the registry: one that is in no list would be generated, linted and served by
 * nobody.
 *
 * @throws naming the line to add
 */
export function refuseUnregistered(root: string): void {
  const known = new Set(registeredFiles(root).map(({ file }) => file));
  for (const name of readdirSync(join(root, 'spec'))) {
    const file = resolve(root, 'spec', name);
    if (!/\.ya?ml$/.test(name) || known.has(file)) continue;
    // By its text: a document that is broken as well is one all the same.
    if (!/^(openapi|arazzo):/m.test(readFileSync(file, 'utf8'))) continue;
    const id = name.replace(/(\.arazzo)?\.ya?ml$/, '');
    throw new Error(
      `spec/${name} is in no list: add "  ${id}: { root: spec/${name} }" to apis in redocly.yaml, or take it away.`,
    );
  }
}

import extensions from '../../spec/extensions.schema.json' with { type: 'json' };
import type { OpenApiDocument } from '../contract/document.ts';
import { documentsOf, readRegistry, type Source, storageOf } from '../contract/registry.ts';
import { bundle } from './bundle.ts';
import { clientModule, kindsModule, storageModule } from './client.ts';
import { apisModule, bundlesModule, clientsModule } from './entries.ts';
import { typesModule } from './types.ts';

/** Makes every file of `generated/` from the documents of `spec/`, by path relative to `generated/`. */
export async function generate(root: string): Promise<Map<string, string>> {
  const registry = readRegistry(root);
  const bundles = await bundle(root, documentsOf(registry));
  const files = new Map<string, string>();
  const write = (file: string, source: string, text: string) =>
    files.set(
      file,
      `// Written by \`npm run generate\` from ${source}. Change that file, not this one.\n${text}`,
    );
  for (const source of documentsOf(registry)) {
    const { id } = source;
    const from = `spec/${source.file.slice(source.file.lastIndexOf('/') + 1)}`;
    const document = bundleOf(bundles, source);
    files.set(`${id}/openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
    write(`${id}/schema.ts`, from, `\n${await typesModule(document)}`);
    const isApi = registry.apis.includes(source);
    const client = isApi
      ? clientModule(id, document, storageOf(registry, source))
      : storageModule(id, document);
    write(`${id}/client.ts`, from, client);
  }
  const entries = registry.apis.map((source) => ({
    id: source.id,
    document: bundleOf(bundles, source),
    storage: storageOf(registry, source),
  }));
  write('clients.ts', 'redocly.yaml', clientsModule(entries));
  write('node-clients.ts', 'redocly.yaml', clientsModule(entries, 'NodeClient'));
  write('apis.ts', 'redocly.yaml', apisModule(entries));
  const ids = documentsOf(registry).map(({ id }) => id);
  write('bundles.ts', 'redocly.yaml', bundlesModule(ids));
  write('kinds.ts', 'spec/extensions.schema.json', kindsModule(extensions));
  return files;
}

function bundleOf(bundles: ReadonlyMap<string, OpenApiDocument>, { id }: Source): OpenApiDocument {
  const document = bundles.get(id);
  if (!document) throw new Error(`There is no bundle of ${id}.`);
  return document;
}

import type { OpenApiDocument } from '../contract/document.ts';
import { camelCase, pascalCase } from '../contract/names.ts';
import { inputsOf } from '../contract/operations.ts';
import { presignCallOf } from './client-data.ts';
import { docstring, quoted } from './literal.ts';

/** An API with the shared document that its URLs are for, when it gives any. */
export type Entry = {
  readonly id: string;
  readonly document: OpenApiDocument;
  readonly storage: string | undefined;
};

/**
 * What an entry exports: a factory for each API, over what every runtime has (`Client`) or over what Node has
 * (`NodeClient`), which can also upload by a path.
 */
export function clientsModule(
  entries: readonly Entry[],
  type: 'Client' | 'NodeClient' = 'Client',
): string {
  const isNode = type === 'NodeClient';
  const giving = entries.filter(({ storage }) => storage !== undefined);
  const types = entries.map((entry) => {
    const kinds = giving.includes(entry) ? ['File', 'Options', 'Refusals'] : ['Options'];
    return { id: entry.id, names: kinds.map((kind) => `${pascalCase(entry.id)}${kind}`) };
  });
  const storages = [...new Set(giving.flatMap(({ storage }) => storage ?? []))];
  const refusals = storages.map((id) => ({ id, names: [`${pascalCase(id)}Refusals`] }));
  const shared = [
    ...(giving.length && !isNode ? [type] : []),
    ...(giving.length < entries.length ? ['RawOnlyClient'] : []),
  ];
  const made = ['createClient', ...(giving.length && isNode ? [`type ${type}`] : [])];
  const imports = [
    ...(shared.length ? [`import type ${braces(shared)} from '../src/client/client.ts';`] : []),
    `import ${braces(made)} from '../src/client/${isNode ? 'node-client' : 'web'}.ts';`,
    ...entries.map(({ id }) => `import { ${camelCase(id)} } from './${id}/client.ts';`),
    ...[...types, ...refusals].map(
      ({ id, names }) => `import type ${braces(names)} from './${id}/client.ts';`,
    ),
    ...entries.map(
      ({ id }) => `import type { paths as ${camelCase(id)}Paths } from './${id}/schema.ts';`,
    ),
  ];
  const exported = [...types, ...refusals].flatMap(({ names }) => names);
  return [
    `${imports.join('\n')}\n`,
    `\nexport type ${braces(exported)};\n`,
    ...entries.map((entry) => factory(entry, type)),
  ].join('');
}

function braces(names: readonly string[]): string {
  const line = `{ ${names.join(', ')} }`;
  return line.length < 80 ? line : `{\n${names.map((name) => `  ${name},\n`).join('')}}`;
}

function factory({ id, document, storage }: Entry, type: string): string {
  const [name, data] = [pascalCase(id), camelCase(id)];
  const args = [`${data}Paths`];
  if (storage !== undefined) {
    args.push(`${name}File`, `${name}Refusals`, `${pascalCase(storage)}Refusals`);
    if (type === 'NodeClient') args.push(quoted(nameOf(document)));
  }
  const { title, summary = '' } = document.info;
  const typeArguments =
    args.length === 1 ? args[0] : `\n${args.map((one) => `  ${one}`).join(',\n')}\n`;
  return [
    `\n${docstring(`A client of ${title}.`)}`,
    `export type ${name}Client = ${storage === undefined ? 'RawOnlyClient' : type}<${typeArguments}>;\n`,
    `\n${docstring(`Makes a client of ${title}. ${summary}`, '', ['@throws InvalidOptionError'])}`,
    `export function create${name}Client(options: ${name}Options = {}): ${name}Client {\n`,
    `  return createClient(${data}, options);\n}\n`,
  ].join('');
}

function nameOf(document: OpenApiDocument): string {
  const call = presignCallOf(document);
  const inputs = call ? inputsOf(document, call.operation) : [];
  return inputs.find(({ role }) => role === 'name')?.option ?? '';
}

/** The data of every API by its id, for code that serves whichever there are. */
export function apisModule(entries: readonly Entry[]): string {
  const imports = entries.map(({ id }) => `import { ${camelCase(id)} } from './${id}/client.ts';`);
  const items = entries.map(({ id }) => `  ${quoted(id)}: ${camelCase(id)},`);
  return [
    `import type { Api } from '../src/client/api.ts';\n${imports.join('\n')}\n`,
    `\n${docstring('What the contract says of every API, as data, by its id and in the order of the registry: for a program that chooses one at run time.')}`,
    `export const apis: { readonly [id: string]: Api } = {\n${items.join('\n')}\n};\n`,
  ].join('');
}

/** Every bundled document by its id, for code that reads the contract when it runs. */
export function bundlesModule(ids: readonly string[]): string {
  const imports = ids.map(
    (id) => `import ${camelCase(id)} from './${id}/openapi.json' with { type: 'json' };`,
  );
  // TypeScript takes the texts of a JSON file for any text.
  const items = ids.map((id) => `  '${id}': ${camelCase(id)} as unknown as OpenApiDocument,`);
  return [
    `import type { OpenApiDocument } from '../src/contract/document.ts';\n${imports.join('\n')}\n`,
    `\n${docstring('Every document of the contracts by its id, in the order of the registry.')}`,
    `export const bundles: { readonly [id: string]: OpenApiDocument } = {\n${items.join('\n')}\n};\n`,
  ].join('');
}

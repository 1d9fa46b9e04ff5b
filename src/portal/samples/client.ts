import { pascalCase } from '../../contract/names.ts';
import { inputsOf } from '../../contract/operations.ts';
import { apiPages, parametersOf, type Reference } from '../contract/references.ts';
import { placeholder, secretsOf } from '../contract/secrets.ts';
import type { Sample } from './languages.ts';
import { firstExample } from './request.ts';

/** The pre-sign call with `clear-presign`, whose names follow the contract's. */
export function clientSample(reference: Reference): Sample {
  const factory = factoryOf(reference);
  const credentials = secretsOf(reference.document, reference.operation).map(
    ({ option }) => `  ${option}: '${placeholder(option)}',\n`,
  );
  return {
    id: 'typescript',
    title: 'TypeScript',
    grammar: 'typescript',
    source: `import { ${factory} } from 'clear-presign';

const client = ${factory}({
${credentials.join('')}});
const presigned = await client.presign({ ${call(reference).join(', ')} });

// Only presigned.url has the secret query; everything that prints it masks it.
console.log(presigned.location, presigned.expiresAt, presigned.headers);`,
  };
}

/** An upload with `clear-presign`, made for the first API whose URLs lead to it. */
export function clientUpload(
  all: readonly Reference[],
  storage: string,
): { readonly factory: string; readonly options: string; readonly call: string } | undefined {
  const api = apiPages(all).find((page) => page.storage === storage);
  if (!api) return undefined;
  return {
    factory: factoryOf(api),
    options: secretsOf(api.document, api.operation)
      .map(({ option }) => option)
      .join(', '),
    call: `client.upload({ ${[...call(api, 'sales.csv'), 'body'].join(', ')} })`,
  };
}

function factoryOf({ name }: Reference): string {
  return `create${pascalCase(name)}Client`;
}

/** What the client is given with each call: it derives the type from the name. */
function call({ document, operation }: Reference, filename?: string): string[] {
  const given = inputsOf(document, operation).filter(
    ({ role }) => role === 'name' || role === 'argument',
  );
  const parameters = parametersOf(operation);
  return given.map(({ option, role }) => {
    const examples = parameters.find(({ name }) => name === option)?.examples ?? {};
    const value = role === 'name' ? filename : undefined;
    return `${option}: '${value ?? firstExample(document, examples)}'`;
  });
}

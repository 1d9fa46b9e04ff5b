import type { Reference } from '../contract/references.ts';
import type { Sample } from './languages.ts';
import { firstExample, placeholder } from './request.ts';

/** The pre-sign call with `clear-presign`, whose names follow the contract's. */
export function clientSample({ name, document, operation }: Reference): Sample {
  const factory = `create${pascal(name)}Client`;
  const credentials = Object.keys(document.components.securitySchemes ?? {}).map(
    (key) => `  ${key}: '${placeholder(key)}',\n`,
  );
  // The client derives the type from the name.
  const named = (operation.parameters ?? []).filter(({ in: place }) => place !== 'header');
  const call = named.map((parameter) => {
    return `${parameter.name}: '${firstExample(document, parameter.examples)}'`;
  });
  return {
    id: 'typescript',
    title: 'TypeScript',
    grammar: 'typescript',
    source: `import { ${factory} } from 'clear-presign';

const client = ${factory}({
${credentials.join('')}});
const presigned = await client.presign({ ${call.join(', ')} });

// Only presigned.url has the secret query; everything that prints it masks it.
console.log(presigned.location, presigned.expiresAt, presigned.headers);`,
  };
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

import { pascalCase, variable } from '../../contract/names.ts';
import { exampleOf, uploadLinkOf } from '../../contract/operations.ts';
import { argumentsOf, givingPages, type Reference, secretsOf } from '../references.ts';
import { type Sample, sampleFile } from './fill.ts';

/** What the page of one operation shows: curl, and the client where it has the call. */
export function callSamples(reference: Reference, all: readonly Reference[]): Sample[] {
  if (reference.path === undefined) return uploadSamples(reference, all);
  const curl: Sample = {
    id: 'curl',
    title: 'curl',
    grammar: 'bash',
    source: curlCall(reference),
  };
  const givesUrl = uploadLinkOf(reference.document, reference.operation) !== undefined;
  return givesUrl ? [curl, clientSample(reference)] : [curl];
}

function curlCall(reference: Reference): string {
  const { document, method, path = '' } = reference;
  const inputs = argumentsOf(reference).map(({ parameter, schema }) => ({
    name: parameter.name,
    in: parameter.in,
    value: exampleOf(document, parameter.examples, schema),
  }));
  const of = (place: string) => inputs.filter((input) => input.in === place);
  const filled = of('path').reduce(
    (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const secrets = secretsOf(reference).map(
    ({ header, prefix, option }) => `--header "${header}: ${prefix}$${variable(option)}"`,
  );
  const headers = of('header').map(({ name, value }) => `--header '${name}: ${value}'`);
  const query = of('query').map(({ name, value }) => `--data-urlencode '${name}=${value}'`);
  const verb = method === 'get' ? '' : `--request ${method.toUpperCase()} `;
  const first = `curl ${verb}${query.length ? '--get ' : ''}'${document.servers?.[0]?.url ?? ''}${filled}'`;
  return [first, ...query, ...headers, ...secrets].join(' \\\n  ');
}

/** The whole way with the client, which derives name and type from the file. */
export function clientSample(api: Reference): Sample {
  const factory = `create${pascalCase(api.name)}Client`;
  const given = argumentsOf(api)
    .filter(({ role, parameter }) => role === 'argument' && parameter.required)
    .map(
      ({ option, parameter, schema }) =>
        `${option}: '${exampleOf(api.document, parameter.examples, schema)}'`,
    );
  const options = given.length ? `, { ${given.join(', ')} }` : '';
  const variables = secretsOf(api).map(({ option }) => variable(option));
  return {
    id: 'typescript',
    title: 'TypeScript',
    grammar: 'typescript',
    source: `import { ${factory} } from 'clear-presign/node';

// reads ${variables.join(' and ')}
const client = ${factory}();
const { size, presigned } = await client.uploadFile('${sampleFile(api).name}'${options});
console.log(\`\${size} bytes are at \${presigned.location}\`);`,
  };
}

/** The upload alone, for each API whose URLs lead there: they want different types for the same file. */
function uploadSamples({ name, method }: Reference, all: readonly Reference[]): Sample[] {
  const apis = givingPages(all, name);
  const curl = apis.map((api) => {
    const { name: file, contentType } = sampleFile(api);
    return `# with a URL of ${api.document.info.title}
curl --fail-with-body --request ${method.toUpperCase()} --upload-file ${file} \\
  --header 'Content-Type: ${contentType}' "$PRESIGNED_URL"`;
  });
  const client = apis.map(clientSample);
  return [
    { id: 'curl', title: 'curl', grammar: 'bash', source: curl.join('\n\n') },
    ...client.slice(0, 1).map((sample) => ({
      ...sample,
      source: client.map(({ source }) => source).join('\n\n'),
    })),
  ];
}

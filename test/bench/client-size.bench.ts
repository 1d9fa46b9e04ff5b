import { gzipSync } from 'node:zlib';
import { bundled, prepare } from './client-partners.ts';
import type { Benchmark } from './table.ts';

const ours = (name: string) => `export { ${name} } from 'clear-presign';`;

/** What each bundle can do, and the module that an application would write for it. */
const bundles: readonly [name: string, features: string, source: string][] = [
  ['openapi-fetch', 'typed call', `export { default } from 'openapi-fetch';`],
  ['hey-api', 'typed call', `export { getPreSignedUrl } from './hey';`],
  [
    'Redocly',
    'typed call, retry, timeout',
    `export { getPreSignedUrl, configure } from './redocly/client.ts';`,
  ],
  ['One Integration presigner', 'at most 5000', ours('createOneIntegrationPresigner')],
  ['Integration v1 presigner', 'at most 5000', ours('createIntegrationV1Presigner')],
  ['One Integration uploader', 'at most 7000', ours('createOneIntegrationUploader')],
  ['Integration v1 uploader', 'at most 7000', ours('createIntegrationV1Uploader')],
  ['One Integration client', 'everything, with openapi-fetch', ours('createOneIntegrationClient')],
  ['Integration v1 client', 'everything, with openapi-fetch', ours('createIntegrationV1Client')],
];

/** Bytes of one API in an application's bundle. */
const run: Benchmark = async () => {
  const { project, remove } = await prepare();
  try {
    const rows = [];
    for (const [name, features, source] of bundles) {
      const script = await bundled(project, name.replaceAll(' ', '-'), source);
      const gzip = gzipSync(script, { level: 9 }).length;
      rows.push({ client: name, minified: script.length, gzip, features });
    }
    const note = 'Bytes of one API, bundled for a browser from the packed package.';
    return [{ title: 'Client: size', note, rows }];
  } finally {
    await remove();
  }
};

export default run;

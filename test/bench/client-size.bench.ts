import { bundleSize } from '../build/bundle-size.ts';
import { prepare } from './client-partners.ts';
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
  ['One Integration client', 'everything, at most 7000', ours('createOneIntegrationClient')],
  ['Integration v1 client', 'everything, at most 7000', ours('createIntegrationV1Client')],
];

/** Bytes of one API in an application's bundle. */
const run: Benchmark = async () => {
  const { project, remove } = await prepare();
  try {
    const rows = [];
    for (const [name, features, source] of bundles) {
      const { atOnce, later } = await bundleSize(project, name.replaceAll(' ', '-'), source);
      const row = { minified: atOnce.minified, gzip: atOnce.gzip, 'later, gzip': later.gzip };
      rows.push({ client: name, ...row, features });
    }
    const note =
      'Bytes of one API, bundled for a browser from the packed package; later: what progress and raw load when they are first used.';
    return [{ title: 'Client: size', note, rows }];
  } finally {
    await remove();
  }
};

export default run;

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
  ['One Integration', 'everything, at most 10500', ours('createOneIntegrationClient')],
  ['Integration v1', 'everything, at most 10500', ours('createIntegrationV1Client')],
  [
    'both',
    'everything twice, at most 600 more',
    ours('createOneIntegrationClient, createIntegrationV1Client'),
  ],
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
      'Bytes of one API, bundled for a browser from the packed package; later: what is loaded when it is first used.';
    return [{ title: 'Client: size', note, rows }];
  } finally {
    await remove();
  }
};

export default run;

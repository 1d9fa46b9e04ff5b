/** What a generator reads, and where its client calls. */
export type Input = { readonly document: string; readonly url: string };

/** A generator of clients, set up as its own guide says. */
export type Generator = {
  readonly name: string;
  /** Its package, whose version the table shows. */
  readonly package: string;
  /** Its program and what that is given; it writes `client/index.ts`. */
  readonly command: (input: Input) => readonly string[];
  /** Its configuration, by file name. */
  readonly files?: (input: Input) => { readonly [file: string]: string };
  /** What a reader of its row should know. */
  readonly notes: string;
};

const output = 'client/index.ts';
const tokenByHand = 'the token is a header sent by hand';

export const generators: readonly Generator[] = [
  {
    name: 'openapi-typescript',
    package: 'openapi-typescript',
    command: ({ document }) => ['openapi-typescript', document, '-o', output],
    notes: 'types for openapi-fetch, the upload among them',
  },
  {
    name: 'hey-api',
    package: '@hey-api/openapi-ts',
    command: ({ document }) => ['openapi-ts', '-i', document, '-o', 'client', '--no-log-file'],
    notes: '',
  },
  {
    name: 'orval',
    package: 'orval',
    command: () => ['orval', '--config', 'orval.config.mjs'],
    files: ({ document: input, url: baseUrl }) => ({
      'orval.config.mjs': `export default ${JSON.stringify({
        api: { input, output: { target: output, client: 'fetch', headers: true, baseUrl } },
      })};`,
    }),
    notes: tokenByHand,
  },
  {
    name: 'kubb',
    package: '@kubb/core',
    command: () => ['kubb', 'generate', '--config', 'kubb.config.mjs'],
    files: ({ document }) => ({
      'kubb.config.mjs': `
        import { pluginClient } from '@kubb/plugin-client';
        import { pluginOas } from '@kubb/plugin-oas';
        import { pluginTs } from '@kubb/plugin-ts';
        export default {
          root: '.',
          input: { path: ${JSON.stringify(document)} },
          output: { path: 'client', format: false, lint: false },
          plugins: [
            pluginOas({ generators: [] }),
            pluginTs({ output: { path: 'types' } }),
            pluginClient({ output: { path: 'calls' }, client: 'fetch', paramsType: 'object' }),
          ],
        };`,
    }),
    notes: tokenByHand,
  },
  {
    name: 'oazapfts',
    package: 'oazapfts',
    command: ({ document }) => ['oazapfts', '--argumentStyle=object', document, output],
    notes: tokenByHand,
  },
  {
    name: 'swagger-typescript-api',
    package: 'swagger-typescript-api',
    command: ({ document: path }) => [
      ...['swagger-typescript-api', 'generate', '-p', path, '-o', 'client', '-n', 'index.ts'],
    ],
    notes: 'types no header; compiled without its ts-nocheck',
  },
  {
    name: 'redocly',
    package: '@redocly/cli',
    command: ({ document }) => [
      ...['redocly', 'generate-client', document, '-o', output, '--args-style', 'grouped'],
    ],
    notes: '',
  },
];

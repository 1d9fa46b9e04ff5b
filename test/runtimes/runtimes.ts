import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundled } from '../build/bundle-size.ts';

/** What a runtime made of the scenario. */
export type Result = { readonly common: object; readonly node?: object };

/** A runtime: the npm packages that bring it, and how it runs the scenario. */
export type Runtime = {
  readonly name: string;
  readonly packages: { readonly [name: string]: string };
  readonly run: (project: string, baseUrl: string) => Promise<Result>;
};

const platform = `${process.platform}-${process.arch}`;

function node(version: string): Runtime {
  const alias = `node-${version.split('.')[0]}`;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return {
    name: `Node ${version}`,
    packages: { [alias]: `npm:node-${platform}@${version}` },
    run: (project, baseUrl) =>
      printed(join(project, 'node_modules', alias, binary), ['on-node.js', baseUrl], project),
  };
}

async function printed(command: string, args: readonly string[], cwd: string): Promise<Result> {
  const limits = { cwd, timeout: 60_000 };
  const { stdout } = await promisify(execFile)(command, args, limits);
  return JSON.parse(stdout);
}

const deno: Runtime = {
  name: 'Deno 2.9.6',
  packages: { deno: '2.9.6' },
  run: (project, baseUrl) =>
    printed(
      process.execPath,
      [join(project, 'node_modules/deno/bin.cjs'), 'run', '--allow-all', 'on-node.js', baseUrl],
      project,
    ),
};

const bun: Runtime = {
  name: 'Bun 1.4.5',
  packages: { bun: '1.4.5' },
  run: (project, baseUrl) =>
    printed(join(project, 'node_modules/bun/bin/bun.exe'), ['on-node.js', baseUrl], project),
};

const workerd: Runtime = {
  name: 'Cloudflare workerd',
  packages: { miniflare: '4.20260730.0' },
  run: async (project, baseUrl) => {
    const { Miniflare } = await import(
      pathToFileURL(join(project, 'node_modules/miniflare/dist/src/index.js')).href
    );
    const script = await bundled(
      project,
      'worker',
      `import { scenario } from './scenario.js';
       export default { fetch: async () => Response.json(await scenario('${baseUrl}')) };`,
    );
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-07-01' });
    try {
      const response = await worker.dispatchFetch('http://localhost/');
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return { common: JSON.parse(text) };
    } finally {
      await worker.dispose();
    }
  },
};

const browser: Runtime = {
  name: 'Chromium',
  packages: { '@sparticuz/chromium': '153.0.0', 'playwright-core': '1.65.1' },
  run: async (project, baseUrl) => {
    const modules = join(project, 'node_modules');
    const { default: chromium } = await import(
      pathToFileURL(join(modules, '@sparticuz/chromium/build/index.js')).href
    );
    const { chromium: playwright } = await import(
      pathToFileURL(join(modules, 'playwright-core/index.mjs')).href
    );
    const script = await bundled(project, 'page', `export { scenario } from './scenario.js';`);
    const launched = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args,
    });
    try {
      const page = await launched.newPage();
      await page.goto(baseUrl);
      const source = `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
      const common = await page.evaluate(
        async ([source, baseUrl]: [string, string]) => {
          const { scenario } = await import(source);
          return scenario(baseUrl);
        },
        [source, baseUrl],
      );
      return { common };
    } finally {
      await launched.close();
    }
  },
};

/** Every supported runtime. The first is the floor of `engines`. */
export const runtimes: readonly Runtime[] = [
  node('20.19.0'),
  node('22.23.3'),
  node('24.21.0'),
  node('26.9.0'),
  deno,
  bun,
  workerd,
  browser,
];

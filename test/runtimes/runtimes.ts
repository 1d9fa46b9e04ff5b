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

/** The versions of Node that are supported; the first is the floor of `engines`. */
export const nodes = ['20.19.0', '22.23.3', '24.21.0', '26.9.0'] as const;

/** The program of a version of Node in the project. */
export function nodeIn(project: string, version: string): string {
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return join(project, 'node_modules', aliasOf(version), binary);
}

function aliasOf(version: string): string {
  return `node-${version.split('.')[0]}`;
}

/** A version of Node, where the package is imported and where it is required. */
function node(version: string): Runtime[] {
  const packages = { [aliasOf(version)]: `npm:node-${platform}@${version}` };
  return ['on-node.js', 'on-node.cjs'].map((script) => ({
    name: `Node ${version}, ${script}`,
    packages,
    run: (project, baseUrl) => printed(nodeIn(project, version), [script, baseUrl], project),
  }));
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
    const source = `import { scenario } from './scenario.js'; globalThis.scenario = scenario;`;
    return inChromium(project, baseUrl, await bundled(project, 'page', source));
  },
};

/** Runs a script in a page, and the scenario that it leaves there. */
export async function inChromium(
  project: string,
  baseUrl: string,
  script: string,
): Promise<Result> {
  const modules = join(project, 'node_modules');
  const { default: chromium } = await import(
    pathToFileURL(join(modules, '@sparticuz/chromium/build/index.js')).href
  );
  const { chromium: playwright } = await import(
    pathToFileURL(join(modules, 'playwright-core/index.mjs')).href
  );
  const launched = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
  });
  try {
    const page = await launched.newPage();
    await page.goto(baseUrl);
    await page.addScriptTag({ content: script, type: 'module' });
    await page.waitForFunction('globalThis.scenario');
    return { common: await page.evaluate(`globalThis.scenario('${baseUrl}')`) };
  } finally {
    await launched.close();
  }
}

/** Every supported runtime. */
export const runtimes: readonly Runtime[] = [...nodes.flatMap(node), deno, bun, workerd, browser];

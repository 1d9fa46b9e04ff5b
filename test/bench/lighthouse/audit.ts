import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { launchBrowser } from '../../portal/browser.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Scores = { readonly [category in (typeof categories)[number]]: number };

type Lighthouse = (
  url: string,
  flags: { readonly port: number; readonly logLevel: 'error'; readonly output: 'json' },
) => Promise<{
  readonly lhr: {
    readonly categories: { readonly [category: string]: { readonly score: number | null } };
  };
}>;

/** Lighthouse as for a phone, in the browser of the tests; each score is the median of some runs. */
export async function lighthouse(runs: number) {
  const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(import.meta.dirname, name), join(folder, name));
  }
  await promisify(execFile)('npm', ['ci', '--ignore-scripts'], {
    cwd: folder,
    timeout: 300_000,
  });
  const audit: Lighthouse = (await import(join(folder, 'node_modules/lighthouse/core/index.js')))
    .default;
  const port = await freePort();
  const browser = await launchBrowser(`--remote-debugging-port=${port}`);
  return {
    async scores(url: string): Promise<Scores> {
      const found: Scores[] = [];
      for (let run = 0; run < runs; run += 1) {
        const { lhr } = await within(
          audit(url, { port, logLevel: 'error', output: 'json' }),
          `Lighthouse, run ${run + 1} of ${runs} of ${url}`,
        );
        process.stderr.write(`Lighthouse, run ${run + 1} of ${runs}: ${url}\n`);
        const scores = categories.map((name) => [name, (lhr.categories[name]?.score ?? 0) * 100]);
        found.push(Object.fromEntries(scores));
      }
      const middle = (name: keyof Scores) =>
        found.map((scores) => scores[name]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
      const medians = categories.map((name) => [name, Math.round(middle(name))]);
      return Object.fromEntries(medians) as Scores;
    },
    async close(): Promise<void> {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How long Lighthouse may look at a page once, in seconds; a page that loads slowly gets 45 by itself. */
const limit = 180;

/** @throws when it takes longer than that, since Lighthouse waits for ever for a browser that is gone */
async function within<Result>(work: Promise<Result>, name: string): Promise<Result> {
  const late = new AbortController();
  const end = setTimeout(limit * 1000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${name} took more than ${limit} seconds.`);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    late.abort();
    end.catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

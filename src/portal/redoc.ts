import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegistry } from '../contract/registry.ts';
import { redocly, redoclyFolder } from '../generate/bundle.ts';
import { redocPolicy } from './security.ts';

/**
 * Redocly's own reference, one self-contained page for each API, by its path in the portal, and the licences of
 * Redoc and of what is in it.
 *
 * @throws with Redocly's own words when a page cannot be built, or when one would report home
 */
export async function redocPages(root: string): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'redoc-'));
  try {
    const pages = await Promise.all(
      readRegistry(root).apis.map(async ({ id: name }) => {
        const page = await build(root, name, join(folder, `${name}.html`));
        return [`redoc/${name}/index.html`, page] as const;
      }),
    );
    return new Map([...pages, ['redoc/licences.txt', await licences()]]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function licences(): Promise<string> {
  const files = ['LICENSE', 'THIRD_PARTY_NOTICES'];
  const texts = await Promise.all(files.map((file) => readFile(join(redoclyFolder, file), 'utf8')));
  return texts.join('\n');
}

async function build(root: string, name: string, output: string): Promise<string> {
  const args = ['build-docs', name, '--inlineBundle', '--output', output];
  const { failed, stderr } = await redocly(root, args);
  if (failed) throw new Error(`Redocly could not build the page of ${name}:\n${stderr}`);
  const page = await readFile(output, 'utf8');
  if (!page.includes('"disableTelemetry":true'))
    throw new Error(`Redoc's page of ${name} would report to its maker; check redocly.yaml.`);
  // It would fetch its maker's logo; an empty picture takes its place.
  return page
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/[^"'`\s]+\.svg/g, 'data:,')
    .replace(
      '<head>',
      `<head><meta http-equiv="Content-Security-Policy" content="${redocPolicy}">`,
    );
}

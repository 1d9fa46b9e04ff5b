import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const document = join(import.meta.dirname, '../../generated/one-integration/openapi.json');

/** Sites of one page each for the same document, as their makers say to set them up. */
export async function preparePartners(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-partners-'));
  const dependencies = { '@scalar/api-reference': '1.72.1', 'swagger-ui-dist': '5.35.0' };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await promisify(execFile)('npm', ['install', '--no-package-lock', '--ignore-scripts'], {
    cwd: folder,
    timeout: 300_000,
  });
  const modules = join(folder, 'node_modules');
  await site(join(folder, 'scalar'), scalar, [
    join(modules, '@scalar/api-reference/dist/browser/standalone.js'),
  ]);
  await site(
    join(folder, 'swagger-ui'),
    swaggerUi,
    ['swagger-ui.css', 'swagger-ui-bundle.js'].map((name) =>
      join(modules, 'swagger-ui-dist', name),
    ),
  );
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function site(folder: string, page: string, files: readonly string[]): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'index.html'), page);
  for (const file of [...files, document]) {
    await copyFile(file, join(folder, file.split('/').at(-1) ?? ''));
  }
}

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Reference</title>';

const scalar = `${head}<body><div id="app"></div><script src="standalone.js"></script>
<script>Scalar.createApiReference('#app', { url: 'openapi.json', withDefaultFonts: false, telemetry: false })</script>`;

const swaggerUi = `${head}<link rel="stylesheet" href="swagger-ui.css"><body><div id="app"></div>
<script src="swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#app', docExpansion: 'full' })</script>`;

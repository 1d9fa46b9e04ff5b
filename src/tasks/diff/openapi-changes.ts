import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OpenApiDocument } from '../../contract/document.ts';
import { redocly } from '../../generate/bundle.ts';
import type { Change, Impact } from './change.ts';

const config = join(import.meta.dirname, 'diff-recommended.yaml');

/**
 * What changed in OpenAPI's own keywords, judged by Redocly. The x- keys, which it does not judge, are
 * left out.
 *
 * @throws with Redocly's own words when it cannot compare the documents
 */
export async function openapiChanges(
  before: OpenApiDocument,
  after: OpenApiDocument,
): Promise<readonly Change[]> {
  // Redocly takes a second to start, and most often nothing changed.
  if (isDeepStrictEqual(before, after)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'diff-'));
  try {
    await writeFile(join(folder, 'before.json'), JSON.stringify(comparable(before)));
    await writeFile(join(folder, 'after.json'), JSON.stringify(comparable(after)));
    const options = ['--config', config, '--format=json', '--fail-on=none'];
    const { stdout, stderr } = await redocly(folder, [
      'diff',
      'before.json',
      'after.json',
      ...options,
    ]);
    if (!stdout.trim()) throw new Error(`Redocly could not compare the contracts:\n${stderr}`);
    const { changes }: Report = JSON.parse(stdout);
    return changes.filter((change) => !isExtension(change)).map(plain);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The part of Redocly's report that is used here. */
type Report = { readonly changes: readonly Found[] };
type Found = {
  readonly path: string;
  readonly property?: string;
  readonly typeName: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly impact: Impact;
  readonly verdicts: readonly { readonly message: string }[];
};

/** Redocly judges only what a path leads to, so the upload, which is no path, becomes one. */
function comparable(document: OpenApiDocument): object {
  const { pathItems, ...components } = document.components;
  const hasPaths = Object.keys(document.paths ?? {}).length > 0;
  const paths = hasPaths
    ? document.paths
    : Object.fromEntries(Object.entries(pathItems ?? {}).map(([name, item]) => [`/${name}`, item]));
  return { ...document, paths, components };
}

function isExtension({ path, property = '', typeName }: Found): boolean {
  return typeName === 'SpecExtension' || property.startsWith('x-') || /\/x-[^/]*/.test(path);
}

function plain({ path, property, typeName, kind, impact, verdicts }: Found): Change {
  const said = verdicts.map(({ message }) => message).join(' ');
  return property
    ? { impact, where: `${path}/${property}`, what: said || `${property} changed.` }
    : { impact, where: path, what: said || `${typeName} was ${kind}.` };
}

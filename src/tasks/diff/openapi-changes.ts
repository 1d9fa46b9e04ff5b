import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Contract } from '../../../spec/rules/reading/contract.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { redocly } from '../../generate/bundle.ts';
import type { Change, Impact } from './change.ts';

const config = join(import.meta.dirname, 'diff-recommended.yaml');

/**
 * What changed in OpenAPI's own keywords, judged by Redocly, which knows nothing of the x- keys.
 *
 * @throws with Redocly's own words when it cannot compare the documents
 */
export async function openapiChanges(
  before: OpenApiDocument,
  after: OpenApiDocument,
): Promise<readonly Change[]> {
  const [old, now] = [comparable(before), comparable(after)];
  // Redocly takes a second to start, and most often nothing changed.
  if (isDeepStrictEqual(old, now)) return [];
  const folder = await mkdtemp(join(tmpdir(), 'diff-'));
  try {
    await writeFile(join(folder, 'before.json'), JSON.stringify(old));
    await writeFile(join(folder, 'after.json'), JSON.stringify(now));
    const options = ['--config', config, '--format=json', '--fail-on=none'];
    const { stdout, stderr } = await redocly(folder, [
      'diff',
      'before.json',
      'after.json',
      ...options,
    ]);
    if (!stdout.trim()) throw new Error(`Redocly could not compare the contracts:\n${stderr}`);
    const { changes }: Report = JSON.parse(stdout);
    return changes.map(plain);
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

/**
 * A document without x- keys, and with a path for the upload, which is none: Redocly judges only what a path
 * leads to.
 */
function comparable(document: OpenApiDocument): object {
  const copy = structuredClone(document);
  for (const { raw } of new Contract(copy, copy).objects) {
    for (const key of Object.keys(raw)) {
      if (key.startsWith('x-')) Reflect.deleteProperty(raw, key);
    }
  }
  const { pathItems, ...components } = copy.components;
  const hasPaths = Object.keys(copy.paths ?? {}).length > 0;
  const paths = hasPaths
    ? copy.paths
    : Object.fromEntries(Object.entries(pathItems ?? {}).map(([name, item]) => [`/${name}`, item]));
  return { ...copy, paths, components };
}

function plain({ path, property, typeName, kind, impact, verdicts }: Found): Change {
  const said = verdicts.map(({ message }) => message).join(' ');
  return property
    ? { impact, where: `${path}/${property}`, what: said || `${property} changed.` }
    : { impact, where: path, what: said || `${typeName} was ${kind}.` };
}

import { describe, expect, it } from 'vitest';
import schema from '../../../spec/extensions.schema.json' with { type: 'json' };
import type { DocumentName } from '../../../spec/rules/reading/rule.ts';
import { type OpenApiDocument, pointerStep, withValueAt } from '../../../src/contract/document.ts';
import { strongest } from '../../../src/tasks/diff/change.ts';
import { compare } from '../../../src/tasks/diff/compare.ts';
import { judges } from '../../../src/tasks/diff/extension-judges.ts';
import { released } from '../../../src/tasks/diff/released.ts';
import { corpus } from './corpus/corpus.ts';

const root = new URL('../../..', import.meta.url).pathname;

async function document(name: DocumentName): Promise<OpenApiDocument> {
  const found = (await released(root)).get(name);
  if (!found) throw new Error(`${name} is not in spec/released/`);
  return found;
}

/** The released document with every small change of the corpus that is about it. */
async function changed(name: DocumentName): Promise<OpenApiDocument> {
  const copy = await document(name);
  for (const { edit } of corpus[name] ?? []) edit(copy);
  return copy;
}

describe.each(Object.keys(corpus))('small changes of %s', async (name) => {
  const changes = corpus[name] ?? [];
  const [before, after] = [await document(name), await changed(name)];
  const forward = (await compare(before, after)).changes;
  const backward = (await compare(after, before)).changes;

  it.each(changes)('$name: $impact', ({ at, impact }) => {
    expect(strongest(forward.filter(({ where }) => at.test(where)))).toBe(impact);
  });

  it.each(changes)('not any more “$name”: $reverse', ({ at, reverse }) => {
    expect(strongest(backward.filter(({ where }) => at.test(where)))).toBe(reverse);
  });

  it('report nothing else', () => {
    const strangers = [...forward, ...backward].filter(
      ({ where }) => !changes.some(({ at }) => at.test(where)),
    );
    expect(strangers).toEqual([]);
  });
});

describe('comparing', () => {
  it('finds nothing between a document and itself', async () => {
    const same = await document('one-integration');
    expect(await compare(same, structuredClone(same))).toEqual({
      title: 'One Integration pre-sign',
      released: '1.0.0',
      present: '1.0.0',
      impact: undefined,
      needed: undefined,
      breaks: false,
      changes: [],
    });
  });

  it('tells of the one page that changed, and of none that the document does not name', async () => {
    const before = await document('one-integration');
    const { 'x-sources': sources = {} } = before;
    const [[id, page] = ['', { title: '', url: '' }]] = Object.entries(sources);
    const another = { another: { title: 'Another', url: 'https://example.com/another' } };
    const changed = { ...another, ...sources, [id]: { ...page, title: 'New' } };
    expect((await compare(before, { ...before, 'x-sources': changed })).changes).toEqual([
      {
        impact: 'patch',
        where: '#/x-sources',
        what: `x-sources ${id} title changed from "${page.title}" to "New".`,
      },
    ]);
  });

  it('tells of the one explanation of an enum that changed', async () => {
    const before = await document('integration-v1');
    const where = '/components/schemas/ErrorCode/x-enumDescriptions';
    const after = withValueAt(before, `${where}/INTERNAL_ERROR`, 'New.');
    expect((await compare(before, after)).changes).toEqual([
      {
        impact: 'patch',
        where: `#${where}`,
        what: 'x-enumDescriptions INTERNAL_ERROR changed from "Internal error in Clear. Contact support." to "New.".',
      },
    ]);
  });

  it('finds that an x- key alone breaks callers', async () => {
    const before = await document('integration-v1');
    const [[path] = ['']] = Object.entries(before.paths ?? {});
    const where = `/paths/${pointerStep(path)}/get/x-upload-content-types/csv`;
    const after = withValueAt(before, where, 'text/plain');
    expect(await compare(before, after)).toMatchObject({ impact: 'major', breaks: true });
  });

  it('refuses a version that is none', async () => {
    const before = await document('storage');
    await expect(compare(before, withValueAt(before, '/info/version', 'next'))).rejects.toThrow(
      'info.version is next; write it as three numbers, for instance 1.0.0.',
    );
  });

  it('knows what every x- key means to callers', () => {
    expect(Object.keys(judges).sort()).toEqual(Object.keys(schema.properties).sort());
  });
});

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { list, type Mapping, mapping } from '../../spec/rules/reading/contract.ts';
import { locate } from '../../spec/rules/reading/places.ts';
import type { DocumentName } from '../../spec/rules/reading/rule.ts';
import { readPins } from '../../spec/rules/reading/table.ts';
import { lintBetween } from '../../src/tasks/lint/between.ts';
import { type Source, sourceOf } from '../../src/tasks/lint/source.ts';
import { beside, sourceFile, sources, takenApart } from './contract-texts.ts';

type Sources = ReadonlyMap<string, Source>;
/** A place of a document, and what is to stand there instead of what does; nothing takes it away. */
type Change = readonly [document: DocumentName, at: string, to: (old: unknown) => unknown];

const texts = new Map([...sources, ...beside]);
const originals: Sources = new Map(takenApart(texts).map((source) => [source.file, source]));
const [workflows = '', table = ''] = [...beside.keys()];
const one = '/paths/~1one-integration~1action~1pre-sign/get';
const v1 = '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get';
const schemas = '/components/schemas';

/** The findings between the documents, each with the line of the file that it stands at. */
function lint(sources: Sources): readonly string[] {
  return lintBetween(sources.values()).map(({ file, line, rule, message }) => {
    const standing = sources.get(file)?.text.split('\n')[line - 1]?.trim();
    return `${basename(file)} “${standing}” ${rule}: ${message}`;
  });
}

/** The files, of which one has another text. */
function written(file: string, text: string): Sources {
  return new Map([...originals, [file, sourceOf(file, text)]]);
}

/** The files once a text, which stands in one of them exactly once, is replaced. */
function edited(file: string, good: string, bad: string): Sources {
  const text = texts.get(file) ?? '';
  if (text.split(good).length !== 2) throw new Error(`${file} does not have once: ${good}`);
  return written(
    file,
    text.replace(good, () => bad),
  );
}

/** The files, of which one holds other data than its text says. */
function holding(file: string, to: (old: Mapping) => unknown): Sources {
  const source = originals.get(file);
  if (!source) throw new Error(`There is no ${file}.`);
  return new Map([...originals, [file, { ...source, data: to(mapping(source.data)) }]]);
}

function changed(...[name, at, to]: Change): Sources {
  return holding(sourceFile(name), (old) => {
    const document = structuredClone(old);
    const [parentAt, last] = [at.slice(0, at.lastIndexOf('/')), at.slice(at.lastIndexOf('/') + 1)];
    const parent = locate(document, parentAt)?.value as Record<string, unknown>;
    const place = locate(document, at);
    const key = place?.path.at(-1) ?? last;
    parent[key] = to(place?.value);
    if (parent[key] === undefined) delete parent[key];
    return document;
  });
}

const becomes = (value: unknown) => () => value;
const having = (more: object) => (old: unknown) => ({ ...mapping(old), ...more });
const and = (item: unknown) => (old: unknown) => [...list(old), item];
const reversed = (old: unknown) => list(old).toReversed();
const shortened = (old: unknown) => list(old).slice(1);

describe('the pinned truth', () => {
  it('holds in the documents, and the documents have nothing beyond it', () => {
    expect(lint(originals)).toEqual([]);
  });

  it('has lines for each document that states what an owner said, and for the workflows', () => {
    const pins = readPins(originals.get(table)?.data);
    if ('what' in pins) throw new Error(pins.what);
    const counts = new Map<string, number>();
    for (const { document } of pins) counts.set(document, (counts.get(document) ?? 0) + 1);
    console.log([...counts].map(([name, count]) => `${name} ${count} lines`).join(', '));
    expect([...counts.keys()]).toEqual(
      expect.arrayContaining(['one-integration', 'integration-v1', 'storage', 'upload']),
    );
  });

  it('is not compared where the table is not among the files', () => {
    const others = [
      ...changed('storage', '/components/pathItems/Upload/put/x-clock-skew', becomes(1)),
    ];
    expect(lint(new Map(others.filter(([file]) => file !== table)))).toEqual([]);
  });
});

describe('a line that a document no longer holds is found where it stands in the table', () => {
  it('when a value changed', () => {
    expect(lint(edited(sourceFile('storage'), 'x-clock-skew: 900', 'x-clock-skew: 600'))).toEqual([
      expect.stringMatching(
        /^pinned\.yaml “- at: \/x-clock-skew” pins-held: .*states 600, pinned is 900\./,
      ),
    ]);
  });

  it.each<[string, ...Change]>([
    [
      'storage at /components/examples/slow-down/value/Code states "Slow", pinned is "SlowDown".',
      'storage',
      '/components/examples/slow-down/value/Code',
      becomes('Slow'),
    ],
    [
      'integration-v1 at /components/schemas/ErrorCode/enum states "NEW_CODE", pinned is nothing.',
      'integration-v1',
      `${schemas}/ErrorCode/enum`,
      and('NEW_CODE'),
    ],
    [
      'integration-v1 at /components/schemas/ErrorCode/x-error-kinds/INTERNAL_ERROR states nothing, pinned is "server-fault".',
      'integration-v1',
      `${schemas}/ErrorCode/x-error-kinds/INTERNAL_ERROR`,
      becomes(undefined),
    ],
  ])('in the words of the part alone that differs: %s', (what, ...change) => {
    expect(lint(changed(...change))).toEqual([
      expect.stringContaining(`pins-held: ${what} A wrong`),
    ]);
  });

  it('when a sentence is gone', () => {
    const good = '**A 200 is not yet a success**';
    expect(lint(edited(sourceFile('integration-v1'), good, '**A 200 is a success**'))).toEqual([
      expect.stringMatching(
        /^pinned\.yaml “- at: \/description” pins-held: .*does not say “\*\*A 200 is not/,
      ),
    ]);
  });

  it('when a place is gone', () => {
    expect(lint(changed('one-integration', `${one}/responses/406`, becomes(undefined)))).toEqual([
      expect.stringMatching(
        /“- at: \/406” pins-held: one-integration has no \/paths\/.*\/responses\/406\./,
      ),
    ]);
  });

  it('when a step of a workflow expects another status', () => {
    expect(lint(edited(workflows, '$statusCode == 403', '$statusCode == 400'))).toEqual([
      expect.stringContaining('“- at: /steps/upload” pins-held'),
    ]);
  });

  it.each<[string, ...Change]>([
    ['the order of faults', 'one-integration', `${one}/x-faults`, reversed],
    ['an enum', 'integration-v1', `${schemas}/ErrorCode/enum`, shortened],
    ['what is required', 'one-integration', `${schemas}/PreSignSuccess/required`, shortened],
    ['a type', 'one-integration', `${schemas}/Status/type`, becomes('number')],
    ['a bound that is new', 'one-integration', `${schemas}/Message/maxLength`, becomes(9)],
    ['a pattern', 'one-integration', `${schemas}/FileName/pattern`, becomes(undefined)],
    [
      'a format',
      'one-integration',
      `${schemas}/PreSignResult/properties/uploadUrl/format`,
      becomes('uuid'),
    ],
    [
      'a constant',
      'integration-v1',
      `${schemas}/PreSignFailed/properties/status/const`,
      becomes('CREATED'),
    ],
    [
      'where a parameter goes',
      'integration-v1',
      `${v1}/parameters/fileContentType/in`,
      becomes('query'),
    ],
    [
      'whether it is needed',
      'integration-v1',
      `${v1}/parameters/fileName/required`,
      becomes(false),
    ],
    [
      'a media type',
      'one-integration',
      `${one}/responses/401/content`,
      becomes({ 'application/json': {} }),
    ],
    [
      'an example of an answer',
      'one-integration',
      `${one}/responses/403/content/application~1json/examples`,
      becomes({}),
    ],
    ['the security', 'integration-v1', '/security', and({})],
    [
      'a host',
      'integration-v1',
      '/servers/production/url',
      becomes('https://api-sandbox.clear.in'),
    ],
    [
      'the kind of an error',
      'storage',
      `${schemas}/StorageErrorCode/x-error-kinds/ExpiredToken`,
      becomes('connection'),
    ],
    [
      'the body of an example',
      'storage',
      '/components/examples/slow-down/value/Code',
      becomes('Slow'),
    ],
    ['a limit', 'integration-v1', `${v1}/x-limits/rows/csv`, becomes(300000)],
    [
      'what is signed',
      'storage',
      '/components/pathItems/Upload/put/x-signature/signedHeaders',
      shortened,
    ],
    [
      'the address of a source',
      'storage',
      '/x-sources/s3-errors/url',
      becomes('https://example.com/'),
    ],
  ])('when this changed: %s', (_, ...change) => {
    expect(lint(changed(...change)).join('\n')).toMatch(/^pinned\.yaml .* pins-held: /m);
  });

  it.each([
    ['a guess is called known', 'permission-denied', 'documented'],
    ['a sample is called a guess', 'invalid-extension', 'inferred'],
  ])('when %s', (_, example, basis) => {
    const mark = { basis, source: 'one-integration-pre-sign', statement: 'It is so.' };
    const at = `/components/examples/${example}/x-evidence`;
    const found = lint(changed('one-integration', at, becomes([mark])));
    expect(found.join('\n')).toMatch(new RegExp(`pins-held: .*/${example} is known as ${basis}`));
  });
});

describe('what says the same passes', () => {
  it('when every key, line and quote is written in another way', () => {
    for (const name of ['one-integration', 'integration-v1', 'storage'] as const) {
      const file = sourceFile(name);
      const anew = JSON.stringify(originals.get(file)?.data, null, 1);
      expect(lint(written(file, anew))).toEqual([]);
    }
  });

  it('when a paragraph is wrapped elsewhere', () => {
    const rewrapped = (old: unknown) => String(old).replace(/([a-z,]) ([a-z])/g, '$1\n$2');
    expect(rewrapped('the flow')).toBe('the\nflow');
    expect(lint(changed('integration-v1', `${v1}/description`, rewrapped))).toEqual([]);
  });

  it.each<Change>([
    ['integration-v1', `${schemas}/ErrorCode/enum`, reversed],
    ['integration-v1', `${schemas}/ErrorCode/type`, reversed],
    ['integration-v1', `${schemas}/PreSignFailed/required`, reversed],
  ])('when a set is in another order: %s %s', (...change) => {
    expect(lint(changed(...change))).toEqual([]);
  });

  it('when the words around a pinned sentence get better', () => {
    const better = (old: unknown) => `In short: ${old} That is all.`;
    expect(lint(changed('one-integration', `${schemas}/FileName/description`, better))).toEqual([]);
  });

  it.each(['Status', 'FileName'])('whether %s names its own page as its source or not', (name) => {
    const own = { basis: 'documented', source: 'one-integration-pre-sign' };
    const others = (old: unknown) =>
      list(old).filter((item) => JSON.stringify(item) !== JSON.stringify(own));
    const at = `${schemas}/${name}/x-evidence`;
    const unwritten = (old: unknown) => (others(old).length ? others(old) : undefined);
    const marked = changed('one-integration', at, (old) => [own, ...others(old)]);
    expect(lint(marked)).toEqual([]);
    expect(lint(changed('one-integration', at, unwritten))).toEqual([]);
  });
});

describe('what is not pinned is found with the very line to add', () => {
  const third = {
    url: 'https://third.clear.in',
    'x-evidence': [{ basis: 'inferred', statement: 'There is a third host.' }],
  };
  it.each<[string, string, ...Change]>([
    [
      'an example',
      '/parameters/fileName/examples/spare", is: { value: spare.csv }, basis: documented }',
      'integration-v1',
      `${v1}/parameters/fileName/examples`,
      having({ spare: { summary: 'A spare name', value: 'spare.csv' } }),
    ],
    [
      'a server',
      '{ at: /servers/https:~1~1third.clear.in, is: { url: https://third.clear.in }, basis: inferred }',
      'integration-v1',
      '/servers',
      and(third),
    ],
    [
      'a mark',
      '{ at: /components/schemas/StorageError/properties/HostId, basis: documented from s3-errors }',
      'storage',
      `${schemas}/StorageError/properties/HostId`,
      having({ 'x-evidence': [{ basis: 'documented', source: 's3-errors' }] }),
    ],
    [
      'a mark about a keyword',
      '{ at: /components/schemas/Message/type, basis: sample }',
      'one-integration',
      `${schemas}/Message/x-evidence`,
      becomes([{ basis: 'sample', source: 'one-integration-pre-sign', about: 'type' }]),
    ],
  ])('%s', (_, line, ...change) => {
    const files = changed(...change);
    const found = lint(files).find((text) => text.includes('all-pinned'));
    expect(found).toMatch(new RegExp(`^${change[0]}\\.yaml “`));
    expect(found).toContain(line);
    const added = parse(/`- (.*)`/.exec(found ?? '')?.[1] ?? '');
    const more = holding(table, (old) => ({ ...old, [change[0]]: and(added)(old[change[0]]) }));
    const rest = lint(new Map([...files, [table, more.get(table) as Source]]));
    expect(rest.filter((text) => text.includes('all-pinned'))).toEqual([]);
  });

  it.each<[string, ...Change]>([
    [
      'a response',
      'one-integration',
      `${one}/responses`,
      having({ 429: { description: 'Too many.' } }),
    ],
    [
      'a response elsewhere',
      'storage',
      '/components/pathItems/Upload/put/responses',
      having({ 429: { $ref: '#/components/responses/StorageBusy' } }),
    ],
    ['a parameter', 'integration-v1', `${v1}/parameters`, and({ name: 'page', in: 'query' })],
    ['a fact', 'integration-v1', v1, having({ 'x-clock-skew': 5 })],
    ['a schema', 'storage', schemas, having({ New: { type: 'string' } })],
  ])('%s', (_, ...change) => {
    expect(lint(changed(...change)).join('\n')).toMatch(/all-pinned: Not pinned\. Under /);
  });

  it('a step of a workflow', () => {
    const steps = texts
      .get(table)
      ?.replace('      - at: /steps/upload\n', '      - at: /steps/pre-sign\n');
    const found = lint(written(table, steps ?? '')).join('\n');
    expect(found).toMatch(/^upload\.arazzo\.yaml .* all-pinned: .*\/steps\/upload/m);
  });

  it('not where a document rests on no page and has no table', () => {
    expect(lint(holding(table, ({ storage: _, ...tables }) => tables))).toEqual([]);
  });

  it('so that the lines printed for a new document, whole, are its table', () => {
    const text = readFileSync('test/third-api/partner-files.yaml', 'utf8');
    const document = sourceOf(sourceFile('partner-files'), text);
    const pinned = (lines: readonly unknown[]) => {
      const more = holding(table, (old) => ({ ...old, 'partner-files': lines }));
      return lint(new Map([...more, [document.file, document]]));
    };
    const printed = pinned([]).map((found) => parse(/`- (.*)`/.exec(found)?.[1] ?? ''));
    expect(printed.length).toBeGreaterThan(30);
    expect(pinned(printed)).toEqual([]);
  });

  it('also where the table of a document with an own page is gone', () => {
    const found = lint(holding(table, ({ 'one-integration': _, ...tables }) => tables));
    expect(found.length).toBeGreaterThan(30);
  });
});

describe('the table alone sees', () => {
  const storage = sourceFile('storage');
  it.each([
    [
      'a source that nothing rests on',
      storage,
      'x-sources:\n',
      'x-sources:\n  status-page: { title: Status, url: "https://docs.cleartax.in/cleartax-docs/status" }\n',
    ],
    [
      'a media type that no API asks the upload for',
      storage,
      '          content:\n            text/csv:',
      '          content:\n            text/tab-separated-values: { schema: { type: string } }\n            text/csv:',
    ],
    [
      'a type that allows the null which its enum does not list',
      sourceFile('integration-v1'),
      '      type: string\n      description: The type of document.',
      "      type: [string, 'null']\n      description: The type of document.",
    ],
  ])('%s', (_, ...edit) => {
    expect(lint(edited(...edit)).join('\n')).toMatch(/pins-held|all-pinned/);
  });
});

describe('a source belongs to its API', () => {
  const at = `${schemas}/ErrorMessage/x-evidence`;
  const rest = (source: string) => becomes([{ basis: 'documented', source }]);

  it('a document does not rest on the other API’s page', () => {
    const found = lint(changed('integration-v1', at, rest('one-integration-pre-sign')));
    expect(found.join('\n')).toContain(
      'own-sources: One Integration, Get Pre-signed URL (one-integration-pre-sign) is a page of the other API.',
    );
  });

  it.each(['s3-errors', 'access-token', 'tds-pre-sign'])('both may rest on %s', (source) => {
    const found = lint(changed('integration-v1', at, rest(source)));
    expect(found.join('\n')).not.toContain('own-sources');
  });

  it.each(['url', 'title'])('no two sources change their %s', (key) => {
    const found = lint(
      changed('storage', '/x-sources', (old) => {
        const pages = mapping(old);
        const [first, second] = ['one-integration-upload', 'integration-v1-upload'] as const;
        const swapped = (to: string, from: string) => ({
          [to]: { ...mapping(pages[to]), [key]: mapping(pages[from])[key] },
        });
        return { ...pages, ...swapped(first, second), ...swapped(second, first) };
      }),
    );
    const named = found.filter((text) => text.includes('sources-fit'));
    expect(named.join('\n')).toMatch(/one-integration-upload.*\n.*integration-v1-upload/);
  });
});

describe('a table of another shape is one finding', () => {
  it.each([
    ['no mapping', '- at: /servers\n', 'The table is no mapping'],
    ['nothing', '', 'The table is no mapping'],
    ['no list', 'storage: 7\n', 'storage has no list'],
    ['a line that is a text', 'storage:\n  - words\n', 'has no pointer'],
    ['a line without a pointer', 'storage:\n  - { is: 7 }\n', 'has no pointer'],
    ['an unknown key', 'storage:\n  - { at: /info, iss: 7 }\n', 'the key iss'],
    ['no claim', 'storage:\n  - { at: /info }\n', 'pins nothing'],
    ['a sentence that is none', 'storage:\n  - { at: /info, says: [7] }\n', '`says` is no text'],
    ['another basis', 'storage:\n  - { at: /info, basis: guessed }\n', '`basis` is "guessed"'],
    ['a group without pins', 'storage:\n  - { under: /info, pins: 7 }\n', 'no list of `pins`'],
    ['no YAML', 'storage: [\n', 'This is not YAML'],
    ['an alias to nothing', 'storage: *gone\n', 'This is not YAML'],
  ])('%s', (_, text, what) => {
    expect(lint(written(table, text))).toEqual([
      expect.stringMatching(new RegExp(`^pinned\\.yaml .*${what}`)),
    ]);
  });

  it('and so is a document that nobody knows', () => {
    const elsewhere = [{ at: '/info', says: 'Words.' }];
    expect(lint(holding(table, (old) => ({ ...old, elsewhere })))).toEqual([
      expect.stringContaining('There is no elsewhere.'),
    ]);
  });
});

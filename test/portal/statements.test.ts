import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, inject, test } from 'vitest';
import { resolve } from '../../src/contract/document.ts';
import { documentsOf, readRegistry } from '../../src/contract/registry.ts';
import { plain as plainWords } from '../../src/portal/components/markdown.ts';
import { references } from '../../src/portal/references.ts';

type Leaf = { readonly pointer: string; readonly value: string };

/** Words of OpenAPI itself, which a page says in its own way or not at all. */
const structure = new Set([
  '$ref',
  'openapi',
  'operationId',
  'operationRef',
  'identifier',
  'tags',
  'security',
  'basis',
  'source',
  'kind',
  'mapping',
  'x-describes-file',
  'x-sensitive',
  'x-retryable',
  'violates',
  'about',
]);

const registry = readRegistry('.');
const documents = documentsOf(registry).map(({ id }) => id);
const contracts = registry.apis.map(({ id }) => id);

function read(...path: string[]): string {
  return readFileSync(join(...path), 'utf8');
}

/** Every statement, name, code and value that a document holds, down to the values of examples. */
function* leaves(node: unknown, pointer = ''): Generator<Leaf> {
  if (typeof node !== 'object' || node === null) {
    yield { pointer, value: String(node) };
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (structure.has(key)) continue;
    if (isName(pointer, key)) yield { pointer: `${pointer}/${key}`, value: key };
    const isNeed = key === 'required' && typeof value === 'boolean';
    yield* leaves(isNeed ? need(value) : value, `${pointer}/${key}`);
  }
}

/** Whether an input is needed, in the word of the pages. */
function need(required: boolean): string {
  return required ? 'required' : 'optional';
}

/** Keys that a reader must meet: fields, statuses, media types, error codes, file extensions. */
function isName(pointer: string, key: string): boolean {
  return (
    /\/(properties|responses|content|headers|x-enumDescriptions|x-error-kinds|x-upload-content-types|rows)$/.test(
      pointer,
    ) &&
    !/^(type|items)$/.test(key) &&
    !pointer.startsWith('/components/responses')
  );
}

/** Markdown, HTML entities and line breaks do not change what is said. */
function plain(text: string): string {
  return plainWords(text)
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*\\]/g, '')
    .replaceAll(/^(?:- |\d+\. )/gm, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(/[“”"]/g, '"')
    .replaceAll('’', "'");
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n(?=- |\d+\. )|\n\n/)
    .map(plain)
    .filter(Boolean);
}

/** What the page says, the addresses of its links included. */
function textOf(html: string): string {
  const { document } = parseHTML(html);
  const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
  return plain(`${document.querySelector('main')?.textContent} ${links.join(' ')}`);
}

function textOfMarkdown(markdown: string): string {
  const links = [...markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url);
  return plain(`${markdown} ${links.join(' ')}`);
}

function missing(name: string, said: string): Leaf[] {
  const counted = new Intl.NumberFormat('en');
  const document = JSON.parse(read('generated', name, 'openapi.json'));
  return [...leaves(document)].filter(
    ({ value }) =>
      !paragraphs(value).every((paragraph) => said.includes(paragraph)) &&
      !said.includes(counted.format(Number(value))),
  );
}

test.each(contracts)('everything that %s states is on the reference pages', (name) => {
  const own = references('.').filter((reference) => [name, 'storage'].includes(reference.name));
  const pages = own.map(({ url }) => textOf(read(inject('folder'), url, 'index.html')));
  expect(missing(name, pages.join(' '))).toEqual([]);
});

test.each(documents)('everything that %s states is in llms-full.txt', (name) => {
  const said = textOfMarkdown(read(inject('folder'), 'llms-full.txt'));
  expect(missing(name, said)).toEqual([]);
});

test.each(references('.'))('each answer of $title says whether to try again', (reference) => {
  const { url, document, operation } = reference;
  const page = parseHTML(read(inject('folder'), url, 'index.html')).document;
  const responses = Object.entries(operation.responses);
  const kinds = responses.map(([status, given]) => {
    const { 'x-error-kind': kind } = resolve(document, given);
    return [status, kind] as const;
  });
  const stated = kinds.filter(([, kind]) => kind !== undefined);
  expect(stated.length).toBeGreaterThan(0);
  for (const [status, kind = ''] of stated) {
    const said = page.getElementById(`response-${status}`)?.parentElement?.textContent;
    const words = `Worth a retry: ${passes(kind) ? 'yes' : 'no'}.`;
    expect(said, status).toContain(words);
  }
});

/** What the contracts' table of kinds says, read as it is written. */
function passes(kind: string): boolean {
  const { $defs } = JSON.parse(read('spec/extensions.schema.json'));
  const all: readonly { const: string; retryable: boolean }[] = $defs.errorKind.oneOf;
  const found = all.find((one) => one.const === kind);
  if (!found) throw new Error(`The contracts have no kind "${kind}".`);
  return found.retryable;
}

test('the answers of storage begin with the one that stores the file', () => {
  const { document } = parseHTML(referencePage('storage'));
  const [first] = document.querySelectorAll('.answers details');
  expect(first?.id).toBe('answer-200');
  expect(first?.textContent).toMatch(/^200 OK\s[\s\S]*No body\.$/);
});

test('media types that are alternatives are required as one of them, not each', () => {
  const { document } = parseHTML(referencePage('storage'));
  const body = document.querySelector('#body')?.parentElement;
  expect(body?.querySelector('p')?.textContent).toBe('required, as one of these');
  expect(body?.querySelectorAll('.fields > li > .name').length).toBeGreaterThan(1);
  expect(body?.querySelectorAll('.required').length).toBe(1);
});

test('how long an ingestion takes is told as the owner tells it', () => {
  const { document } = parseHTML(read(inject('folder'), 'guides/next-steps/index.html'));
  const said = document.querySelector('main')?.textContent;
  expect(said?.replaceAll(/\s+/g, ' ')).toContain(
    'A file of up to 3,000,000 line items takes “typically around 15 minutes”',
  );
});

function referencePage(name: string): string {
  return read(inject('folder'), 'reference', name, 'index.html');
}

test('a statement that no page makes is found missing', () => {
  const said = textOf(referencePage('storage'));
  expect(missing('storage', said)).toEqual([]);
  expect(missing('storage', said.replaceAll('Pleasereduceyourrequestrate.', ''))).toEqual([
    {
      pointer: '/components/examples/slow-down/value/Message',
      value: 'Please reduce your request rate.',
    },
  ]);
});

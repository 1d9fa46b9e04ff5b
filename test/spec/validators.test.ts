import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import core from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { redocly } from '../../src/generate/bundle.ts';
import { contractFiles } from '../../src/tasks/lint/lint.ts';
import { lintWithSpectral } from '../../src/tasks/lint/spectral.ts';
import { openapiSchema } from './openapi-schema.ts';

/** Readers that nobody here wrote, beside those of `npm run lint`. */

const root = join(import.meta.dirname, '../..');
const files = contractFiles(root).filter((file) => !file.endsWith('.arazzo.yaml'));
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const read = (file: string, text = texts.get(file) ?? '') =>
  file.endsWith('.json') ? JSON.parse(text) : parse(text);
const named = files.map((file) => [relative(root, file), file] as const);

describe('the OpenAPI Initiative’s own schema of 3.1', async () => {
  const faults = await openapiSchema();
  const whole = read(join(root, 'spec/one-integration.yaml'));

  test.each(named)('accepts %s', (_, file) => {
    expect(faults(read(file))).toEqual([]);
  });

  test.each([
    ['a keyword of OpenAPI', 'info', (document) => Object.assign(document.info, { titel: 'A' })],
    ['a schema', 'schemas', (document) => Object.assign(schemaOf(document), { type: 'text' })],
    ['a schema in a schema', 'items', (document) => nest(schemaOf(document), { type: 'text' })],
    [
      'a keyword of the base dialect in a schema in a schema',
      'discriminator',
      (document) => nest(schemaOf(document), { discriminator: {} }),
    ],
  ] satisfies [string, string, (document: Document) => void][])('sees %s', (_, place, spoil) => {
    const document = structuredClone(whole);
    spoil(document);
    expect(JSON.stringify(faults(document))).toContain(place);
  });
});

/** As much of a document as is spoilt here. */
type Document = { info: object; components: { schemas: { PreSignError: object } } };

function schemaOf({ components }: Document): object {
  return components.schemas.PreSignError;
}

function nest(schema: object, inner: object): void {
  Object.assign(schema, { properties: { list: { type: 'array', items: inner } } });
}

/** Rules of OWASP's that are off, and why. */
const off = {
  'owasp:api4:2023-array-limit': 'No page bounds an answer, and a bound of ours could refuse one.',
  'owasp:api4:2023-integer-format':
    'The owner’s number is a status from 100 to 599, which says more than a width in bits.',
  'owasp:api4:2023-rate-limit': 'No page documents a limit of calls, nor headers that tell of one.',
  'owasp:api4:2023-rate-limit-responses-429':
    'No page documents a 429 of these calls; an answer is not invented.',
  'owasp:api4:2023-string-limit': 'No page bounds an answer, and a bound of ours could refuse one.',
  'owasp:api4:2023-string-restricted':
    'Messages and codes are the owner’s, and no page gives them a form.',
  'owasp:api8:2023-define-cors-origin': 'No page documents CORS.',
  'owasp:api8:2023-define-error-validation':
    'Integration v1 answers a mistake in the request with 200 or 500, and its page lists no 400.',
  'owasp:api9:2023-inventory-access':
    'x-internal is Redocly’s word for what a bundle may leave out; every server here is public.',
  'owasp:api9:2023-inventory-environment':
    'No page says which environment the one host of storage belongs to; x-environment tells of the others.',
};

test('OWASP’s rules find nothing but what is off for a reason, and nothing is off for none', async () => {
  const rules = new core.Ruleset({ extends: [[owasp, 'all']] });
  // The reasons are those of these documents.
  const judged = files.filter((file) => /\b(one-integration|integration-v1|storage)\b/.test(file));
  const found = await lintWithSpectral(texts, judged, rules);
  expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual(Object.keys(off).sort());
});

/**
 * Integration v1 cannot reach 90: two of its answers have two shapes each and its 500 is a list of objects,
 * which the score counts against the owner's own API.
 */
test.each([
  ['one-integration', 90],
  ['integration-v1', 82],
])('Redocly scores %s at least %i of 100', async (name, least) => {
  const { stdout } = await redocly(root, ['score', `spec/${name}.yaml`, '--format=json']);
  expect(JSON.parse(stdout).agentReadiness).toBeGreaterThanOrEqual(least);
});

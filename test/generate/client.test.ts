import { parseSync, transformSync } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';
import { clientModule } from '../../src/generate/client.ts';
import { clientsModule } from '../../src/generate/entries.ts';
import { Code, docstring, literal } from '../../src/generate/literal.ts';
import { typesModule } from '../../src/generate/types.ts';
import { madeUp } from '../contract/made-up.ts';

const text = clientModule('partner-files', madeUp, 'storage');

/** The data of a generated module, as it is when the module is run. */
function dataOf(module: string): unknown {
  const { code } = transformSync('client.ts', module.replace(/^import .*$/gm, ''));
  const name = /export const (\w+)/.exec(code)?.[1];
  return new Function('storage', `${code.replace(/^export (\{\};)?/gm, '')}; return ${name};`)(
    'storage',
  );
}

describe('a client of a document that writes everything in another place', () => {
  test('has the facts of the document as data', () => {
    expect(dataOf(text)).toMatchObject({
      id: 'partner-files',
      servers: { production: 'https://partner.example.com/api' },
      token: {
        option: 'partnerKey',
        commandName: 'key',
        header: 'authorization',
        prefix: 'Bearer ',
      },
      settings: { partnerTenant: { in: 'header', name: 'X-Partner-Tenant', required: true } },
      operations: {
        openSlot: { method: 'POST', retryable: true },
        deleteSlots: { method: 'DELETE', open: true },
      },
      presign: {
        operation: 'openSlot',
        inputs: {
          'folder-name': {
            in: 'path',
            commandName: 'folder',
            required: true,
            enum: ['in', 'out'],
          },
          doc: { in: 'query', required: true },
          'X-Trace-Id': { in: 'header', required: false, maxLength: 7 },
        },
        file: { name: 'doc' },
        lifetime: 120,
      },
      storage: 'storage',
    });
  });

  test('is TypeScript, also where names are no names in code', () => {
    const entry = { id: 'partner-files', document: madeUp, storage: 'storage' };
    for (const module of [text, clientsModule([entry]), clientsModule([entry], 'NodeClient')]) {
      expect(parseSync('client.ts', module).errors).toEqual([]);
    }
    expect(text).toContain("readonly 'X-Trace-Id'?:");
    expect(text).toContain(`Get a place * / for a file.`);
  });

  test('asks for no secret with each call, wherever the document writes it', async () => {
    expect(await typesModule(madeUp)).toContain('"X-Partner-Tenant"?:');
  });

  test('gives no URL where nothing describes the upload', () => {
    const raw = clientModule('partner-files', madeUp, undefined);
    expect(dataOf(raw)).not.toHaveProperty('presign');
    expect(raw).not.toContain('Refusals');
    const entry = { id: 'partner-files', document: madeUp, storage: undefined };
    expect(clientsModule([entry])).toContain('PartnerFilesClient = RawOnlyClient<');
  });

  test('keeps its own name from those of its answers', () => {
    const [schema] = Object.values(madeUp.components.schemas ?? {});
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Same' } } };
    const answer = { description: '', 'x-error-kind': 'server-fault', content };
    const document = {
      ...madeUp,
      paths: {
        '/a': { get: { operationId: 'getA', responses: { '500': answer, '503': answer } } },
      },
      components: { schemas: { Same: schema ?? {} } },
    };
    const module = clientModule('same-body', document, undefined);
    expect(module).toContain('const sameBody2 =');
    expect(module).toContain('export const sameBody =');
  });
});

describe('a literal', () => {
  test.each([
    [{ a: 1, 'b-c': [true, null], 200: 'x', '007': {} }],
    [{ text: `it's "so"`, line: 'a\nb\\', other: "it's" }],
    [Array.from({ length: 40 }, (_, index) => `word ${index}`)],
  ])('%j is itself again when it is read', (value) => {
    expect(new Function(`return ${literal(value)}`)()).toEqual(value);
  });

  test('leaves out what is undefined, and writes code as it is', () => {
    expect(literal({ a: undefined, b: new Code('name') })).toBe('{ b: name }');
  });
});

test('a docstring fills its lines, keeps its tags apart and cannot be ended by its text', () => {
  expect(docstring('Short.')).toBe('/** Short. */\n');
  const long = docstring(`${'word '.repeat(40)}*/ end.`, '  ', ['@throws Error']);
  expect(long.match(/\*\//g)).toHaveLength(1);
  expect(long).toContain('   *\n   * @throws Error\n   */\n');
  for (const line of long.split('\n')) expect(line.length).toBeLessThanOrEqual(108);
});

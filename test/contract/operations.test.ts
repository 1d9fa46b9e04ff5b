import { describe, expect, test } from 'vitest';
import { answersOf, documentedAnswers } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { basisAbout, basisOf, weakest } from '../../src/contract/evidence.ts';
import { meaningOf } from '../../src/contract/meaning.ts';
import {
  camelCase,
  kebabCase,
  pascalCase,
  settingName,
  variable,
} from '../../src/contract/names.ts';
import {
  callsOf,
  credentialOf,
  inputsOf,
  lifetimeOf,
  sharedCalls,
  uploadLinkOf,
} from '../../src/contract/operations.ts';
import { madeUp } from './made-up.ts';

const [open, remove] = callsOf(madeUp);
if (!open || !remove) throw new Error('The made-up document has two operations.');

describe('an operation', () => {
  test('is found whatever its method, and however many there are', () => {
    expect(callsOf(madeUp).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'post /v3/{folder-name}/slots',
      'delete /v3/{folder-name}/slots',
    ]);
    expect(sharedCalls(madeUp)).toEqual([]);
  });

  test('is found at a path that refers to a path item', () => {
    const item = madeUp.paths?.['/v3/{folder-name}/slots'] ?? {};
    const document: OpenApiDocument = {
      ...madeUp,
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: { ...madeUp.components, pathItems: { A: item } },
    };
    expect(callsOf(document).map(({ path }) => path)).toEqual(['/a', '/a']);
  });

  test('has the inputs of its path item too, but for those that it states anew', () => {
    const inputs = inputsOf(madeUp, open.operation);
    expect(inputs.map(({ role, option }) => `${role} ${option}`)).toEqual([
      'argument folder-name',
      'setting partnerTenant',
      'name doc',
      'argument X-Trace-Id',
    ]);
    // The command's, one of them by `x-name`.
    expect(inputs.map(({ commandName }) => commandName)).toEqual([
      'folder',
      'partnerTenant',
      'doc',
      'X-Trace-Id',
    ]);
    expect(inputs.at(-1)?.schema.maxLength).toBe(7);
  });

  test('has the credential of its document, and none where it says so', () => {
    expect(credentialOf(madeUp, open.operation)).toMatchObject({
      option: 'partnerKey',
      commandName: 'key',
      header: 'authorization',
      prefix: 'Bearer ',
    });
    expect(credentialOf(madeUp, remove.operation)).toBeUndefined();
  });

  test('has its link and its lifetime where they are written, in lists and inline schemas too', () => {
    expect(uploadLinkOf(madeUp, open.operation)).toMatchObject({
      status: '201',
      pointer: '/data/0/put',
    });
    expect(lifetimeOf(madeUp, open.operation)).toEqual({ documented: 120 });
    expect(lifetimeOf(madeUp, remove.operation)).toBeUndefined();
  });
});

describe('its answers', () => {
  const answers = answersOf(madeUp, open.operation);

  test('say where the URL, the code and the message stand, and what each code means', () => {
    expect(answers['201']?.shapes).toEqual([
      {
        mediaType: 'application/json',
        type: 'object',
        constants: { '/kind': 'slots' },
        url: '/data/0/put',
      },
    ]);
    expect(answers['4XX']).toEqual({
      kind: 'invalid-request',
      shapes: [
        {
          schema: 'delete',
          mediaType: 'application/problem+json',
          type: 'object',
          code: '/error/no',
          message: '/detail',
          kinds: { 'E-7': 'quota-exceeded', 'E-8': 'license-expired' },
          messages: { 'Try later.': 'server-fault' },
        },
      ],
    });
  });

  test.each([
    [418, { detail: 'Try later.', error: { no: 'E-8' } }, 'server-fault'],
    [418, { detail: 'It is full.', error: { no: 'E-8' } }, 'license-expired'],
    [418, { detail: 'It is full.', error: { no: 'E-9' } }, 'invalid-request'],
    [500, 'Down', 'server-fault'],
    [201, { kind: 'slots', data: [{ put: 'no URL' }] }, 'unexpected-answer'],
    [201, { kind: 'slots', data: [{ put: 'https://storage.example.com/' }] }, undefined],
  ])('%i %j means %s', (status, body, kind) => {
    expect(meaningOf(answers, status, JSON.stringify(body)).kind).toBe(kind);
  });

  test('are read back as what their examples say', () => {
    const read = documentedAnswers(madeUp, open.operation);
    expect(read.map(({ name, status, meaning }) => [name, status, meaning.kind])).toEqual([
      ['made', 201, undefined],
      ['full', 400, 'quota-exceeded'],
      ['busy', 400, 'server-fault'],
      ['down', 500, 'server-fault'],
    ]);
    for (const { name, meaning } of read) expect(meaning.documented, name).toBe(true);
  });
});

test('names follow from ids, schemes and headers by one rule', () => {
  expect(pascalCase('integration-v1')).toBe('IntegrationV1');
  expect(camelCase('integration-v1')).toBe('integrationV1');
  expect(settingName('X-Integration-ID')).toBe('integrationId');
  expect(settingName('tenant')).toBe('tenant');
  expect(kebabCase('integrationId')).toBe('integration-id');
  expect(variable('integrationId')).toBe('CLEAR_INTEGRATION_ID');
});

test('a statement is as sure as the least sure thing that it rests on', () => {
  expect(weakest('documented', 'inferred', 'sample')).toBe('inferred');
  expect(weakest()).toBe('documented');
  const object = {
    'x-evidence': [{ basis: 'sample' }, { basis: 'inferred', about: 'summary' }],
  } as const;
  expect(basisOf(object)).toBe('sample');
  expect(basisAbout(object, 'summary')).toBe('inferred');
  expect(basisAbout(object, 'description')).toBe('sample');
  expect(basisOf({})).toBe('documented');
});

import { expect, it } from 'vitest';
import { print } from '../../../src/tasks/lint/finding.ts';
import { sourceOf, unreadable } from '../../../src/tasks/lint/source.ts';

it.each([
  ['is empty', '', '1:1  empty-file  The file is empty. Write an OpenAPI 3.1 document in it.'],
  [
    'holds nothing but space',
    ' \n',
    '1:1  empty-file  The file is empty. Write an OpenAPI 3.1 document in it.',
  ],
  [
    'is a list',
    '- 1\n',
    '1:1  not-openapi  This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.',
  ],
  [
    'is another YAML',
    'name: register\nrows: 3\n',
    '1:1  not-openapi  This is not OpenAPI: the file has no `openapi` at its top. Begin it with `openapi: 3.1.1`.',
  ],
  [
    'is an older OpenAPI',
    'openapi: 3.0.3\n',
    '1:1  not-openapi  The contracts are OpenAPI 3.1, this file says 3.0.3. Write `openapi: 3.1.1`.',
  ],
  [
    'lacks a quote',
    'openapi: 3.1.1\ninfo:\n  title: "Upload\n',
    '4:1  yaml-syntax  This is not YAML: Missing closing "quote.',
  ],
  [
    'is indented with a tab',
    'openapi: 3.1.1\ninfo:\n\ttitle: Upload\n',
    '3:1  yaml-syntax  This is not YAML: Tabs are not allowed as indentation.',
  ],
  [
    'has a key twice',
    'openapi: 3.1.1\nopenapi: 3.1.1\n',
    '2:1  yaml-syntax  This is not YAML: Map keys must be unique.',
  ],
])('says where and why when a file %s', (_, text, message) => {
  const fault = unreadable(sourceOf('register.yaml', text));
  expect(fault && print(fault)).toBe(`register.yaml:${message}`);
});

it('passes OpenAPI 3.1 and Arazzo', () => {
  expect(unreadable(sourceOf('api.yaml', 'openapi: 3.1.1\n'))).toBeUndefined();
  expect(unreadable(sourceOf('flow.arazzo.yaml', 'arazzo: 1.0.1\n'))).toBeUndefined();
});

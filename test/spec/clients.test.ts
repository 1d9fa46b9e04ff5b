import { expect, test } from 'vitest';
import { callOptions } from '../../spec/rules/clients.ts';
import type { UploadOptions } from '../../src/client/upload.ts';

/** Every option of a call by its name: one too many or too few does not compile. */
const options: { readonly [name in keyof UploadOptions]-?: true } = {
  body: true,
  deadline: true,
  maxRetryDelay: true,
  onProgress: true,
  retries: true,
  signal: true,
  timeout: true,
  uploadTimeout: true,
};

test('no input of an API may be called as an option of a call is', () => {
  expect(callOptions).toEqual(Object.keys(options).sort());
});

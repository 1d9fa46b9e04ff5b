import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import oneIntegration from '../../generated/one-integration/openapi.json' with { type: 'json' };
import { documentedAnswers } from '../../src/contract/answers.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { callsOf } from '../../src/contract/operations.ts';
import { type Mock, startMock } from '../../src/mock/index.ts';
import {
  oneIntegrationTarget as a,
  integrationV1Target as b,
  integrationV1Headers,
  oneIntegrationHeaders,
} from './calls.ts';
import { send } from './request.ts';

const document = oneIntegration as unknown as OpenApiDocument;
let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

describe('a token that begins like a test token and names no answer of the API', () => {
  const oneIntegrationTokens = callsOf(document)
    .flatMap(({ operation }) => documentedAnswers(document, operation))
    .map(({ name }) => `mock-${name}`)
    .join(', ');
  test.each([
    ['mock-permision-denied', 'mock-permision-denied'],
    ['mock-license-expired', 'mock-license-expired'],
    ['mock-403', 'mock-403'],
    ['mock-', 'mock-'],
    ['mock-8f3c1d9a77', 'mock-***'],
  ])('%s is refused in words of the mock that name those it has', async (token, shown) => {
    const headers = { ...oneIntegrationHeaders, 'x-clear-auth-token': token };
    const answer = await send(mock.url, { path: a, headers });
    expect(answer).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(answer.headers['x-mock-example']).toBeUndefined();
    expect(JSON.parse(answer.text)).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: `The token ${shown} names no answer of One Integration pre-sign; its test tokens are ${oneIntegrationTokens}.`,
    });
    expect(mock.requests().at(-1)?.note).toBe(`the token ${shown} names no answer of this API`);
  });

  test('is refused by the other API with its own', async () => {
    const headers = { ...integrationV1Headers, 'x-cleartax-auth-token': 'mock-invalid-extension' };
    const answer = await send(mock.url, { path: b, headers });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).detail).toContain('mock-license-expired, ');
    expect(JSON.parse(answer.text).detail).not.toContain('mock-filename-missing');
  });

  test('is a token like any other where --token names it', async () => {
    await using mock = await startMock({ tokens: ['mock-mine'] });
    const call = (token: string) =>
      send(mock.url, {
        path: a,
        headers: { ...oneIntegrationHeaders, 'x-clear-auth-token': token },
      });
    expect(await call('mock-mine')).toMatchObject({ status: 200 });
    expect(await call('mock-yours')).toMatchObject({ status: 400 });
  });
});

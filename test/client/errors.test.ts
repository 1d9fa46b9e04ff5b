import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { runInThisContext } from 'node:vm';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as client from '../../src/client/index.ts';
import { bundled } from '../build/bundle-size.ts';
import { authToken, oneIntegration, rejection } from './clients.ts';
import { serve } from './server.ts';

type Constructor = new (message: string, details?: object) => client.ClearError;

/** As the public entry exports them. */
const classesOf = (module: object) =>
  Object.entries(module).filter(([name]) => name.endsWith('Error') && name !== 'isClearError') as [
    string,
    Constructor,
  ][];
const own = classesOf(client).filter(([name]) => name !== 'ClearPresignError');

/** The client as an application ships it. */
async function minified(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'minified-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const entry = join(import.meta.dirname, '../../src/client/index.ts');
  const source = `import * as all from '${entry}'; globalThis.minified = all;`;
  runInThisContext(`(() => {${await bundled(folder, 'minified', source)}})()`);
  return (globalThis as unknown as { minified: object }).minified;
}

/** What pino, winston and others make of an error: its type by its constructor, and what `for in` finds. */
function serialised(error: Error): { [key: string]: unknown } {
  const made: { [key: string]: unknown } = { type: error.constructor.name, stack: error.stack };
  for (const key in error) made[key] = (error as unknown as { [key: string]: unknown })[key];
  return made;
}

function expectReadable(name: string, error: Error) {
  expect(error.constructor.name).toBe(name);
  expect(error.name).toBe(name);
  expect(String(error)).toBe(`${name}: what happened`);
  expect(inspect(error)).toMatch(new RegExp(`^${name}: what happened\n`));
  expect(inspect(error)).not.toMatch(/\[\w+Error\]/);
  expect(error.stack).toMatch(`${name}: what happened`);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message: 'what happened' });
  expect(serialised(error)).toMatchObject({ type: name, status: 503 });
}

test('there are errors to be read', () => expect(own.length).toBeGreaterThan(10));

test.each(own)('%s has its name wherever it is printed', (name, Type) => {
  const error = new Type('what happened', { status: 503 });
  expectReadable(name, error);
  expect(client.errorTypes[error.code]).toBe(Type);
});

test('so have all when the client is minified', async () => {
  const classes = classesOf(await minified()).filter(([name]) => name !== 'ClearPresignError');
  expect(classes.map(([name]) => name)).toEqual(own.map(([name]) => name).sort());
  for (const [name, Type] of classes) {
    expectReadable(name, new Type('what happened', { status: 503 }));
  }
});

describe('the answer beneath an error', () => {
  const answered = async () => {
    const { url } = await serve(() => ({
      status: 500,
      headers: { 'x-echo': `the header for ${authToken}` },
      body: `the page for ${authToken}`,
    }));
    return rejection<client.ClearError>(
      oneIntegration(url, { retries: 0 }).presign({ filename: 'a.csv' }),
    );
  };

  test('is not printed', async () => {
    const error = await answered();
    const printed = [
      String(error),
      error.stack,
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      JSON.stringify({ ...error }),
      JSON.stringify(serialised(error)),
    ].join('\n');
    expect(printed).not.toContain('the page');
    expect(printed).not.toContain('the header');
    expect(printed).toContain('500');
  });

  test('can be asked for, masked', async () => {
    const error = await answered();
    expect(error.body).toBe('the page for ***');
    expect(error.headers).toMatchObject({ 'x-echo': 'the header for ***' });
  });
});

describe('an answer that the contract does not know', () => {
  test.each([
    [{ title: 'Bad', detail: `${authToken} is no token` }, 'HTTP 400, *** is no token'],
    [{ detail: 'No such path.' }, 'HTTP 400, No such path'],
    [{ title: 'Bad' }, 'HTTP 400'],
    [{ detail: { text: 'no text' } }, 'HTTP 400'],
    [null, 'HTTP 400'],
    [undefined, 'HTTP 400'],
  ])('is told with its detail: %j', async (body, says) => {
    const headers = { 'content-type': 'application/problem+json' };
    const { url } = await serve(() => ({
      status: 400,
      headers,
      body: JSON.stringify(body) ?? '{',
    }));
    const error = await rejection<client.ClearError>(
      oneIntegration(url).presign({ filename: 'a.csv' }),
    );
    expect(error.message).toBe(`One Integration pre-sign: ${says}.`);
  });
});

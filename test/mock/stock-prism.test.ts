import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/index.ts';
import { corpus } from './prism-corpus.ts';
import { differences, type Pair } from './prism-differences.ts';
import { type Received, send } from './request.ts';
import { type StockPrism, stockPrism } from './stock-prism.ts';

let mock: Mock;
let prism: StockPrism;
beforeAll(async () => {
  // With the documents' own URLs, so that every byte of a body can be compared.
  mock = await startMock({ examples: true });
  prism = await stockPrism(['one-integration', 'integration-v1']);
});
afterAll(async () => {
  await mock.close();
  await prism[Symbol.asyncDispose]();
});

test('answers like stock Prism, but for a short list of differences', async () => {
  const pairs = await ask();
  const different = pairs.filter((pair) => essence(pair.prism) !== essence(pair.mock));
  const explanations = Object.entries(differences);
  const unexplained = different.filter(
    (pair) => !explanations.some(([, { explains }]) => explains(pair)),
  );
  expect(unexplained.map(describePair)).toEqual([]);
  const seen = explanations.filter(([, { explains }]) => different.some(explains));
  expect(seen.map(([name]) => name)).toEqual(Object.keys(differences));
  expect(different.length).toBeLessThan(pairs.length / 2);
});

async function ask(): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const request of corpus('stock prism', 800)) {
    const [one = '', v1 = ''] = prism.urls;
    const [fromPrism, fromMock] = await Promise.all([
      send(request.document === 'one-integration' ? one : v1, request),
      send(mock.url, request),
    ]);
    pairs.push({ request, prism: fromPrism, mock: fromMock });
  }
  return pairs;
}

function essence({ status, headers, text }: Received): string {
  return `${status} ${headers['content-type']} ${text}`;
}

function describePair({ request, prism, mock }: Pair): string {
  const { method, path, headers, body } = request;
  const sent = `${method} ${path.slice(0, 200)} ${JSON.stringify(headers)} ${body ?? ''}`;
  return `${sent}\n  Prism: ${essence(prism).slice(0, 300)}\n  mock:  ${essence(mock).slice(0, 300)}`;
}

import { expect, test } from 'vitest';
import { Contract } from '../../spec/rules/reading/contract.ts';
import { basesOf } from '../../spec/rules/reading/evidence.ts';
import { prose, texts } from '../../spec/rules/reading/texts.ts';

const slots = {
  paths: {
    '/slots': {
      get: {
        summary: 'Get a slot',
        'x-evidence': [{ basis: 'inferred', statement: 'There are slots.' }],
        parameters: [{ name: 'size', description: 'How large.' }],
        responses: {
          '200': {
            content: {
              'text/plain': {
                examples: { first: { summary: 'The first slot', value: { title: 'a  b' } } },
              },
            },
          },
        },
      },
    },
  },
};
const contract = new Contract(slots, slots);

test('evidence for an object holds for its keywords, and for no object in it', () => {
  const own = { id: 'page', title: 'The page', url: 'https://docs.example.com/page' };
  const bases = (...steps: readonly (string | number)[]) =>
    basesOf(contract, ['paths', '/slots', 'get', ...steps], own);
  expect(bases()).toEqual(['inferred']);
  expect(bases('summary')).toEqual(['inferred']);
  expect(bases('parameters', 0)).toEqual(['documented']);
  expect(bases('parameters', 0, 'description')).toEqual(['documented']);
});

test('what an API answers in an example is a text, and no prose of ours', () => {
  expect(texts(contract).map(({ text }) => text)).toContain('a  b');
  expect(prose(contract).map(({ text }) => text)).toEqual([
    'Get a slot',
    'There are slots.',
    'How large.',
    'The first slot',
  ]);
});

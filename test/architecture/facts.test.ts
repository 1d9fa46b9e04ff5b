import ts from 'typescript';
import { expect, test } from 'vitest';
import * as integrationV1 from '../../generated/integration-v1/contract.ts';
import * as oneIntegration from '../../generated/one-integration/contract.ts';
import * as storage from '../../generated/storage/contract.ts';
import { nodes, sources } from './sources.ts';

const apis = [oneIntegration, integrationV1];

/** Facts that code must read from `generated/`: a literal of one in `src/` would be a second place for it. */
const facts = new Set<string>([
  ...apis.flatMap(({ credentials }) => Object.values(credentials).map(({ header }) => header)),
  ...apis.map(({ operation }) => operation.path),
  ...apis.flatMap(({ servers }) => Object.values(servers)),
  ...apis.flatMap(({ uploadContentTypes }) => Object.values(uploadContentTypes)),
  ...apis.map(({ uploadUrl }) => uploadUrl.pointer),
  ...Object.keys(integrationV1.errorKinds.code),
  ...Object.keys(storage.errorKinds.code),
  ...Object.values(storage.servers),
  storage.signature.region,
  'invalid-access-token',
  'UNAUTHORIZED',
]);

/** Those that are facts as a part of a longer text too: URLs, paths and header names. */
const addresses = [...facts].filter((fact) => /^(https?:|\/|x-)/.test(fact));

/** Lifetimes in seconds and sizes in bytes. */
const numbers = new Set<number>([
  ...apis.flatMap(({ uploadUrl }) => Object.values(uploadUrl.expiresIn)),
  storage.limits.bodyBytes,
  ...Object.values(integrationV1.limits.rows),
]);

test('no fact of the contracts is typed into the sources', () => {
  const typed = sources('src/{client,mock,portal,start}/**/*.ts').flatMap(({ file, tree }) =>
    [...nodes(tree)].filter(isFact).map((node) => {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      return `${file}:${line + 1} ${node.getText()}`;
    }),
  );
  expect(typed).toEqual([]);
});

function isFact(node: ts.Node): boolean {
  if (ts.isNumericLiteral(node)) return numbers.has(Number(node.text.replaceAll('_', '')));
  if (
    !ts.isStringLiteralLike(node) &&
    !ts.isTemplateHead(node) &&
    !ts.isTemplateMiddleOrTemplateTail(node)
  ) {
    return false;
  }
  // A media type with a parameter is another fact than the Content-Type of an upload.
  return facts.has(node.text) || addresses.some((fact) => node.text.includes(fact));
}

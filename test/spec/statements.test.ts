import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { integrationV1 } from './statements/integration-v1.ts';
import { oneIntegration } from './statements/one-integration.ts';

const pages = [
  {
    document: 'one-integration',
    statements: oneIntegration,
    statuses: ['200', '400', '401', '403', '406', '500'],
  },
  { document: 'integration-v1', statements: integrationV1, statuses: ['200', '401', '403', '500'] },
];

for (const { document, statements, statuses } of pages) {
  const contract = parse(readFileSync(`spec/${document}.yaml`, 'utf8'));

  test.each(statements)(`${document} says: $statement`, ({ at, says, contains }) => {
    const found = valueAt(contract, at);
    if (contains === undefined) expect(found).toEqual(says);
    else expect(found).toContain(contains);
  });

  test(`${document} has exactly the documented statuses`, () => {
    const [item] = Object.values<{ get: { responses: object } }>(contract.paths);
    expect(Object.keys(item?.get.responses ?? {})).toEqual(statuses);
  });
}

function valueAt(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (node, step) => (node as Record<string, unknown> | undefined)?.[step],
      document,
    );
}

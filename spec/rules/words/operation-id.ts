import type { Rule } from '../reading/rule.ts';

const verbs = 'get|list|find|create|update|delete|upload|download|start|stop|check';

export const operationId: Rule = {
  name: 'operation-id',
  why: 'The operationId becomes the name of a function in every client, and a function does something.',
  mend: `Begin with a verb (${verbs.replaceAll('|', ', ')}) and write camelCase.`,
  example: {
    document: 'storage',
    good: 'operationId: uploadFile',
    bad: 'operationId: file_upload',
  },
  *check(contract) {
    for (const { path, raw } of contract.all('operation')) {
      const id = String(raw['operationId']);
      if (!new RegExp(`^(${verbs})([A-Z][a-z0-9]*)+$`).test(id)) {
        yield {
          path: [...path, 'operationId'],
          what: `The operationId ${id} does not name a deed.`,
        };
      }
    }
  },
};

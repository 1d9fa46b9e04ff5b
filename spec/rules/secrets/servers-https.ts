import { mapping } from '../reading/contract.ts';
import type { Rule } from '../reading/rule.ts';

export const serversHttps: Rule = {
  name: 'servers-https',
  why: 'Every request carries a credential or a signed URL; over plain HTTP whoever is on the way has it too.',
  mend: 'Write an https URL of a public host, without port, path or query, and name the API’s environment in `x-environment`.',
  example: {
    document: 'integration-v1',
    good: '- url: https://api.clear.in',
    bad: '- url: http://api.clear.in',
  },
  *check(contract) {
    for (const { path, raw } of contract.all('server')) {
      if (!/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(String(raw['url']))) {
        yield {
          path: [...path, 'url'],
          what: `The server ${raw['url']} is not a plain https host.`,
        };
      }
      const isApi = Object.keys(mapping(contract.raw['paths'])).length > 0 && path[0] === 'servers';
      if (isApi && !('x-environment' in raw)) {
        yield { path, what: `The server ${raw['url']} has no environment.` };
      }
    }
  },
};

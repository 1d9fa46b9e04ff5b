import { extensions, validator } from '../reading/extensions.ts';
import type { Rule } from '../reading/rule.ts';

export const extensionValues: Rule = {
  name: 'extension-values',
  why: 'Code reads these values without looking twice: one of the wrong shape is a wrong constant in every client.',
  mend: 'Make it match its schema in extensions.schema.json. In { braces }, quote a text that holds a comma.',
  example: {
    document: 'integration-v1',
    good: 'about: x-error-kind, statement: A 500',
    bad: 'about: x-error-kind, statement: a 500',
  },
  *check(contract) {
    for (const { path, raw, key } of extensions(contract)) {
      const validate = validator(key);
      if (!validate || validate(raw[key])) continue;
      for (const { instancePath, message, params } of validate.errors ?? []) {
        const steps = instancePath
          .split('/')
          .slice(1)
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
        const extra = params['additionalProperty'] ? ` (${params['additionalProperty']})` : '';
        yield {
          path: [...path, key, ...steps],
          what: `${[key, ...steps].join('.')} ${message}${extra}.`,
        };
      }
    }
  },
};

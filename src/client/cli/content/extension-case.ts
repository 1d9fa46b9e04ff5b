import { extname } from 'node:path';
import { parameters } from '../../../../generated/one-integration/contract.ts';
import type { Api } from '../settings/settings.ts';
import type { Finding } from './look.ts';

/**
 * Complains about an extension that One Integration takes in lower case alone. Integration v1 has no
 * rule about it.
 */
export function extensionCase(name: string, api: Api): Finding[] {
  const written = extname(name);
  const lower = written.toLowerCase();
  const taken = new RegExp(parameters.filename.pattern);
  if (api !== 'one-integration' || taken.test(name) || !taken.test(lower)) return [];
  return [
    {
      code: 'extension-case',
      says: `ends in ${written}: One Integration documents extensions in lower case only and may refuse it`,
      advice: `Rename it to ${lower}.`,
    },
  ];
}

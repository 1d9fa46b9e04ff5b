import { extname } from 'node:path';
import { apis } from '../../../generated/apis.ts';
import type { Finding } from './look.ts';

/** Complains about an extension in upper case where the API is known to take it in lower case alone. */
export function extensionCase(name: string, api: string): Finding[] {
  const { title, presign } = apis[api] ?? {};
  const { pattern } = presign?.inputs[presign.file.name] ?? {};
  if (pattern === undefined) return [];
  const written = extname(name);
  const lower = written.toLowerCase();
  const taken = new RegExp(pattern, 'u');
  if (taken.test(name) || !taken.test(lower)) return [];
  return [
    {
      code: 'extension-case',
      says: `ends in ${written}: ${title} documents extensions in lower case only and may refuse it`,
      advice: `Rename it to ${lower}.`,
    },
  ];
}

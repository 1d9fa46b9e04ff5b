import type { Options, Query } from 'minisearch';

/** How places are found; the index and the browser must agree on it. */
export const searchOptions: Options = {
  fields: ['title', 'code', 'text', 'page'],
  storeFields: ['url', 'title', 'page', 'text', 'weight'],
  // Codes and headers are found whole and by their parts: API_QUOTA_EXCEEDED, quota, x-clear-auth-token.
  tokenize: (text, field) => {
    const whole = text.split(/[\s,;:()"'`]+/).filter(Boolean);
    if (field === 'code') return whole;
    const parts = whole.flatMap((word) => word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u));
    return [...new Set([...whole, ...parts.filter((part) => part.length > 1)])];
  },
  searchOptions: {
    boost: { title: 4, code: 2, page: 0.5 },
    boostDocument: (_, __, stored) => Number(stored?.['weight']),
    weights: { prefix: 0.2, fuzzy: 0.2 },
    prefix: true,
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    combineWith: 'AND',
  },
};

/** What readers say, and what the pages say. */
const synonyms: { readonly [word: string]: readonly string[] } = {
  auth: ['token'],
  apikey: ['token'],
  credentials: ['token', 'secret'],
  login: ['token'],
  password: ['secret', 'token'],
  gst: ['register', 'sales'],
  invoices: ['register', 'sales'],
  npm: ['install'],
  setup: ['install'],
  yarn: ['install'],
  pnpm: ['install'],
  ttl: ['lives'],
  lifetime: ['lives'],
  mime: ['content-type'],
  csv: ['content-type'],
  xls: ['content-type'],
  xlsx: ['content-type'],
  zip: ['content-type'],
  throttling: ['quota', 'rate'],
  example: ['sample'],
  snippet: ['sample'],
  csharp: ['c#'],
  dotnet: ['c#'],
  '.net': ['c#'],
  golang: ['go'],
  javascript: ['fetch'],
  js: ['fetch'],
  bash: ['curl'],
  shell: ['curl'],
  expires: ['lives'],
};

/** All words of a search, each or a synonym of it; or any of them, when no place has all. */
export function queryOf(words: string, combineWith: 'AND' | 'OR'): Query {
  const queries = words
    .trim()
    .split(/\s+/)
    .map((word) => ({
      combineWith: 'OR' as const,
      queries: [
        { combineWith: 'AND' as const, queries: [word] },
        ...(synonyms[word.toLowerCase()] ?? []),
      ],
    }));
  return { combineWith, queries };
}

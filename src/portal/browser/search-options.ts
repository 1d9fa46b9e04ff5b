import type { Options } from 'minisearch';

/** How places are found; the index and the browser must agree on it. */
export const searchOptions: Options = {
  fields: ['title', 'text', 'page'],
  storeFields: ['url', 'title', 'page'],
  // Codes and headers are found whole and by their parts: API_QUOTA_EXCEEDED, quota, x-clear-auth-token.
  tokenize: (text) => {
    const whole = text.split(/[\s,;:()"'`]+/).filter(Boolean);
    const parts = whole.flatMap((word) => word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u));
    return [...new Set([...whole, ...parts.filter((part) => part.length > 1)])];
  },
  searchOptions: {
    boost: { title: 4, page: 0.5 },
    prefix: true,
    fuzzy: (term) => (term.length > 3 ? 0.25 : false),
    combineWith: 'AND',
  },
};

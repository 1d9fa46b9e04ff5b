/** The languages of the request samples, in the order of their tabs. */
export const languages = [
  { id: 'curl', title: 'curl', grammar: 'bash', target: 'shell', client: 'curl' },
  { id: 'fetch', title: 'fetch', grammar: 'javascript', target: 'javascript', client: 'fetch' },
  { id: 'python', title: 'Python', grammar: 'python', target: 'python', client: 'requests' },
  { id: 'java', title: 'Java', grammar: 'java', target: 'java', client: 'nethttp' },
  { id: 'csharp', title: 'C#', grammar: 'csharp', target: 'csharp', client: 'httpclient' },
  { id: 'go', title: 'Go', grammar: 'go', target: 'go', client: 'native' },
  { id: 'php', title: 'PHP', grammar: 'php', target: 'php', client: 'curl' },
] as const;

export type Sample = {
  readonly id: string;
  readonly title: string;
  readonly grammar: string;
  readonly source: string;
};

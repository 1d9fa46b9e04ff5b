/** What the scenario comes to, in every runtime. */
export const expected = {
  presigned: ['PUT', '/bucket/M%C3%A4rz.csv', { 'Content-Type': 'text/csv' }],
  sales: { 'Content-Type': 'application/vnd.ms-excel' },
  uploaded: ['"11 text/csv"', 11, 1],
  progress: [0, 11],
  text: ['"18 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"', 18],
  retried: ['"5 text/csv"', 2],
  raw: 200,
  refused: 'AuthenticationError authentication 401',
  redirected: 'UnexpectedAnswerError unexpected-answer 302',
  timeout: 'TimeoutError timeout undefined',
  aborted: 'AbortedError aborted undefined',
  unreachable: 'ConnectionError connection undefined',
  masked: true,
};

/** What the Node entry point adds, in every runtime that has `node:http`. */
export const expectedOfNode = {
  fromPath: ['"2000000 text/csv"', 2_000_000, 2_000_000],
  uploadFile: ['"2000000 text/csv"', 2_000_000],
  fromStream: ['"6 application/zip"', 6],
};

/** A browser hides the status of a redirect that it was told not to follow. */
export const expectedInBrowser = {
  ...expected,
  redirected: 'UnexpectedAnswerError unexpected-answer 0',
};

import { expect, test } from 'vitest';
import { inOwnWords } from '../../src/cli/own-words.ts';

test.each([
  ['Check authToken, and that it is for this baseUrl.', /^Check CLEAR_AUTH_TOKEN or --token-file,/],
  ['Check authToken, and that it is for this baseUrl.', /that it is for this --base-url\.$/],
  ['integrationId is no UUID.', /^CLEAR_INTEGRATION_ID or --integration-id-file is no UUID\.$/],
  ['fileName has 1501 characters.', /^the file name has 1501 characters\.$/],
])('an error names what a user of the command can give: %s', (sentence, says) => {
  expect(inOwnWords(sentence)).toMatch(says);
});

test('what the server said stays as it said it', () => {
  const said = 'authToken of another baseUrl';
  expect(inOwnWords(`HTTP 401, ${said}. Check authToken.`, said)).toBe(
    `HTTP 401, ${said}. Check CLEAR_AUTH_TOKEN or --token-file.`,
  );
});

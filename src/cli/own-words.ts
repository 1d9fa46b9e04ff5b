import { secretSettings } from './settings/secret-settings.ts';

const { authToken, integrationId } = secretSettings;

/** What a user of the command gives where a user of the library gives an option. */
const words: { readonly [option: string]: string } = {
  authToken: `${authToken.variable} or ${authToken.option}`,
  integrationId: `${integrationId.variable} or ${integrationId.option}`,
  baseUrl: '--base-url',
  storageHosts: '--storage-host',
  templateType: '--template',
  filename: 'the file name',
  fileName: 'the file name',
};

const options = new RegExp(`\\b(${Object.keys(words).join('|')})\\b`, 'g');

/**
 * A sentence of the library in words of the command's world.
 *
 * @param quoted a part of it that is not the library's, and stays as it is
 */
export function inOwnWords(sentence: string, quoted = ''): string {
  const parts = quoted ? sentence.split(quoted) : [sentence];
  return parts
    .map((part) => part.replace(options, (option) => words[option] ?? option))
    .join(quoted);
}

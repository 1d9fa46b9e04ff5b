import { inputs, known, secrets } from './settings/registry.ts';

/** What a user of the command gives where a user of the library gives an option. */
const words: { readonly [option: string]: string } = {
  ...Object.fromEntries(
    secrets.map(({ option, variable, flag }) => [option, `${variable} or ${flag}`]),
  ),
  ...Object.fromEntries(inputs.map(({ input, flag }) => [input, flag])),
  ...Object.fromEntries(known.map(({ presign }) => [presign?.file.name, 'the file name'])),
  baseUrl: '--base-url',
  storageHosts: '--storage-host',
  timeout: '--timeout',
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

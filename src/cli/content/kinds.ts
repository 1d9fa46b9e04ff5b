/** What the first bytes of a file say that it is, whatever its name. */
export type Kind = keyof typeof described;

/** How many bytes `kindOf` wants to see. */
export const startLength = 4096;

/** What each kind is called. */
export const described = {
  zip: 'a ZIP or XLSX file',
  'compound-file': 'an XLS workbook or another file of old Office',
  'old-workbook': 'a workbook of an Excel before 1997',
  html: 'an HTML page',
  xml: 'an XML file',
  'utf-16': 'UTF-16 text',
  text: 'plain text',
  pdf: 'a PDF',
  image: 'an image',
  gzip: 'a gzip file',
  program: 'a program',
  binary: 'not text and not a known format',
} as const;

/** Kinds that no page of the owner names: a register is none of them, whatever it is called. */
export const unnamed: readonly Kind[] = ['pdf', 'image', 'gzip', 'program', 'binary'];

/** The first bytes, as hexadecimal digits. */
const signatures: readonly (readonly [Kind, RegExp])[] = [
  ['zip', /^504b(0304|0506|0708)/],
  ['compound-file', /^d0cf11e0a1b11ae1/],
  // Excel 2 to 4 wrote their records without a container.
  ['old-workbook', /^09(0004|0206|0406)00/],
  ['pdf', /^25504446/],
  // PNG, JPEG, GIF, TIFF, BMP and WebP.
  ['image', /^(89504e47|ffd8ff|47494638|49492a00|4d4d002a|424d.{8}0000|52494646.{8}57454250)/],
  ['gzip', /^1f8b/],
  // ELF, Windows, macOS and scripts that name their interpreter.
  ['program', /^(7f454c46|4d5a.{4}0000|cffaedfe|cafebabe|2321(20)?2f)/],
  ['utf-16', /^(fffe|feff)/],
];

/** @param start its first bytes, at least one */
export function kindOf(start: Buffer): Kind {
  const digits = start.toString('hex', 0, 16);
  const signed = signatures.find(([, signature]) => signature.test(digits));
  if (signed) return signed[0];
  if (isUtf16(start)) return 'utf-16';
  if (isBinary(start)) return 'binary';
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (
    /^(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|table|meta|style|script)\b/i.test(text)
  ) {
    return 'html';
  }
  return /^<\?xml\b/i.test(text) ? 'xml' : 'text';
}

/** Text of Latin letters and digits has a zero in every second byte, with or without a mark at its start. */
function isUtf16(bytes: Buffer): boolean {
  const zeros = [0, 0] as [number, number];
  for (const [at, byte] of bytes.entries()) if (!byte) zeros[at % 2 ? 1 : 0] += 1;
  const [fewer, more] = zeros[0] < zeros[1] ? zeros : [zeros[1], zeros[0]];
  return fewer === 0 && more * 4 > bytes.length;
}

/** A text may have a stray control character; of random bytes each tenth is one. */
function isBinary(bytes: Buffer): boolean {
  const controls = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return controls.length * 20 > bytes.length;
}

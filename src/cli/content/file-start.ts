/** What the first bytes of a file say that it is, whatever its name. */
export type Kind =
  | 'empty'
  | 'zip'
  | 'compound-file'
  | 'old-workbook'
  | 'html'
  | 'xml'
  | 'pdf'
  | 'gzip'
  | 'utf-16'
  | 'binary'
  | 'text';

/** How many bytes `kindOf` wants to see. */
export const startLength = 4096;

const signatures: readonly [Kind, readonly (readonly number[])[]][] = [
  [
    'zip',
    [
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0x50, 0x4b, 7, 8],
    ],
  ],
  ['compound-file', [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]]],
  // Excel 2 to 4 wrote their records without a container.
  [
    'old-workbook',
    [
      [0x09, 0x00, 0x04, 0x00],
      [0x09, 0x02, 0x06, 0x00],
      [0x09, 0x04, 0x06, 0x00],
    ],
  ],
  ['pdf', [[0x25, 0x50, 0x44, 0x46]]],
  ['gzip', [[0x1f, 0x8b]]],
  [
    'utf-16',
    [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ],
  ],
];

export function kindOf(start: Uint8Array): Kind {
  if (start.length === 0) return 'empty';
  const signed = signatures.find(([, all]) =>
    all.some((bytes) => bytes.every((byte, at) => start[at] === byte)),
  );
  if (signed) return signed[0];
  if (start.includes(0)) return 'binary';
  const text = Buffer.from(start)
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

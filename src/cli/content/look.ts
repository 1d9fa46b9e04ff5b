import { type FileHandle, open } from 'node:fs/promises';
import { storage } from '../../../generated/storage/client.ts';
import { bytesAt } from './bytes-at.ts';
import { readCompoundFile } from './compound-file.ts';
import { type Kind, kindOf, startLength } from './file-start.ts';
import { findNotUtf8, type NotUtf8 } from './text.ts';
import { readZip } from './zip.ts';

/** Something in a file that Clear will most likely not read, and what to do about it. */
export type Finding = {
  readonly code: string;
  readonly says: string;
  readonly advice: string;
};

/** What a file is by its extension, looked at in its bytes. */
type Look = (file: FileHandle, size: number) => Promise<Finding[]>;

/**
 * Looks at the content of a file before it is sent: is it what its extension says, whole, and readable?
 *
 * @param extension in lower case, without the dot
 * @param onProgress told after each part of a text how many bytes were seen
 * @throws what opening or reading the file throws, and the signal's reason
 */
export async function look(
  path: string,
  extension: string,
  signal: AbortSignal,
  onProgress: (seen: number, size: number) => void,
): Promise<readonly Finding[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) return [finding('empty', 'is empty', 'Export it again.')];
    if (size > storage.maxBytes) return [tooLarge(size)];
    const findings = await (looks[extension] ?? none)(file, size);
    if (extension !== 'csv' || findings.length) return findings;
    const place = await findNotUtf8(path, size, signal, (seen) => onProgress(seen, size));
    return place ? [notUtf8(place)] : [];
  } finally {
    await file.close();
  }
}

const none: Look = async () => [];

const looks: { readonly [extension: string]: Look | undefined } = {
  csv: async (file) => {
    const kind = await startOf(file);
    return kind === 'text' ? [] : [otherKind(kind, 'csv')];
  },
  xls: async (file) => {
    const kind = await startOf(file);
    if (kind === 'old-workbook') return [];
    if (kind !== 'compound-file') return [otherKind(kind, 'xls')];
    return compoundFindings[await readCompoundFile(file)];
  },
  xlsx: async (file, size) => {
    const kind = await startOf(file);
    if (kind === 'compound-file') {
      const inside = await readCompoundFile(file);
      return inside === 'encrypted-package'
        ? compoundFindings[inside]
        : [otherKind('compound-file', 'xlsx')];
    }
    if (kind !== 'zip') return [otherKind(kind, 'xlsx')];
    const zip = await readZip(file, size);
    if (zip.state === 'broken') return [brokenZip(zip.why)];
    if (zip.encrypted) return [encryptedZip];
    return isWorkbook(zip.names) ? [] : [otherKind('zip', 'xlsx')];
  },
  zip: async (file, size) => {
    const kind = await startOf(file);
    if (kind !== 'zip') return [otherKind(kind, 'zip')];
    const zip = await readZip(file, size);
    if (zip.state === 'broken') return [brokenZip(zip.why)];
    if (zip.encrypted) return [encryptedZip];
    if (isWorkbook(zip.names)) {
      return [
        finding(
          'other-content',
          'is an XLSX workbook, not an archive of registers',
          'Rename it to .xlsx.',
        ),
      ];
    }
    return zip.entries > 0
      ? []
      : [finding('empty-archive', 'is an archive with nothing in it', 'Export it again.')];
  },
};

const compoundFindings = {
  workbook: [],
  'locked-workbook': [locked()],
  'encrypted-package': [locked()],
  other: [
    finding(
      'other-content',
      'is an Office file, but has no workbook in it',
      'Save the workbook again as .xls or .xlsx.',
    ),
  ],
  broken: [finding('broken', 'is a damaged Office file', 'Open it in Excel and save it again.')],
} satisfies { readonly [inside: string]: Finding[] };

const encryptedZip = finding(
  'encrypted',
  'is an encrypted ZIP',
  'Pack it again without a password: nobody at Clear can type it.',
);

function notUtf8({ line, byte }: NotUtf8): Finding {
  return finding(
    'not-utf-8',
    `is not UTF-8: line ${line} has the byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    'Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.',
  );
}

function locked(): Finding {
  return finding('encrypted', 'is protected by a password', 'Save it without one.');
}

function brokenZip(why: string): Finding {
  return finding('broken', `is a broken ZIP: ${why}`, 'Export or copy it again.');
}

function tooLarge(size: number): Finding {
  return finding(
    'too-large',
    `has ${size} bytes; one upload carries at most ${storage.maxBytes}`,
    'Split it into several files.',
  );
}

const described: { readonly [kind in Kind]: string } = {
  empty: 'empty',
  zip: 'a ZIP or XLSX file',
  'compound-file': 'an XLS workbook or another file of old Office',
  'old-workbook': 'a workbook of an Excel before 1997',
  html: 'an HTML page',
  xml: 'an XML file',
  pdf: 'a PDF',
  gzip: 'a gzip file',
  'utf-16': 'UTF-16 text',
  binary: 'not text and not a known format',
  text: 'plain text',
};

function otherKind(kind: Kind, extension: string): Finding {
  if (extension === 'csv' && kind === 'utf-16') {
    return finding('not-utf-8', 'is UTF-16, not UTF-8', 'Save it as "CSV UTF-8" in Excel.');
  }
  const advice =
    kind === 'html' || kind === 'xml'
      ? `Open it in Excel and save it as a real .${extension}.`
      : kind === 'text'
        ? `Rename it to .csv, or save it as a real .${extension}.`
        : `Export it again as .${extension}, or give it the extension of what it is.`;
  return finding('other-content', `is named .${extension} but is ${described[kind]}`, advice);
}

function finding(code: string, says: string, advice: string): Finding {
  return { code, says, advice };
}

async function startOf(file: FileHandle): Promise<Kind> {
  return kindOf(await bytesAt(file, 0, startLength));
}

function isWorkbook(names: readonly string[]): boolean {
  return names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name));
}

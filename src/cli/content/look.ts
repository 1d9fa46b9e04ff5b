import { constants, type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Api } from 'clear-presign/node';
import { readCompoundFile } from './compound-file.ts';
import { type Finding, refusal, warning } from './finding.ts';
import { described, type Kind, kindOf, startLength, unnamed } from './kinds.ts';
import { limitsOf } from './limits.ts';
import { type Sheet, sheetsOf } from './sheets.ts';
import { lookAtText } from './text.ts';
import { withZip, type Zip } from './zip.ts';

/** Told after each part of a text how many bytes were seen. */
export type OnLook = (seen: number, size: number) => void;

type File = {
  readonly handle: FileHandle;
  readonly size: number;
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly onLook: OnLook;
};

/**
 * Looks at the content of a file before it is sent: is it what its extension says, whole, and readable?
 *
 * @param extension in lower case, without the dot
 * @throws what opening or reading the file throws, and the signal's reason
 */
export async function look(
  path: string,
  extension: string,
  api: Api,
  signal: AbortSignal,
  onLook: OnLook,
): Promise<readonly Finding[]> {
  // Opened otherwise, a pipe that has taken the place of the file would wait for a writer.
  const handle = await open(path, constants.O_NONBLOCK ?? 'r');
  try {
    const { size } = await handle.stat();
    if (!size) return [refusal('empty', 'is empty', 'Export it again.')];
    const { maxBytes = size } = api.storage ?? {};
    if (size > maxBytes) return [tooLarge(size, maxBytes)];
    const start = Buffer.alloc(startLength);
    const { bytesRead } = await handle.read(start, 0, startLength, 0);
    const kind = kindOf(start.subarray(0, bytesRead));
    const file = { handle, size, api, signal, onLook };
    const found = await (looks[extension] ?? none)(kind, file);
    return [...extensionCase(path, api), ...found];
  } finally {
    await handle.close();
  }
}

const none = async (): Promise<Finding[]> => [];

/** How a file of an extension is looked at, given what its first bytes are. */
const looks: { readonly [extension: string]: (kind: Kind, file: File) => Promise<Finding[]> } = {
  csv: async (kind, file) => (kind === 'text' ? textFindings(file) : [otherKind(kind, 'csv')]),
  xls: async (kind, { handle, size }) => {
    if (kind === 'old-workbook') return [];
    if (kind !== 'compound-file') return [otherKind(kind, 'xls')];
    return compoundFindings[await readCompoundFile(handle, size)];
  },
  xlsx: async (kind, file) => {
    if (kind === 'compound-file') {
      const inside = await readCompoundFile(file.handle, file.size);
      return inside === 'encrypted-package' ? compoundFindings[inside] : [otherKind(kind, 'xlsx')];
    }
    return kind === 'zip' ? zipFindings(file, workbookFindings) : [otherKind(kind, 'xlsx')];
  },
  zip: async (kind, file) =>
    kind === 'zip' ? zipFindings(file, archiveFindings) : [otherKind(kind, 'zip')],
};

type LookInside = (zip: Zip, file: File) => Promise<Finding[]>;

async function zipFindings(file: File, inside: LookInside): Promise<Finding[]> {
  try {
    return await withZip(file.handle, file.size, async (zip) =>
      zip.isEncrypted ? [encryptedZip] : inside(zip, file),
    );
  } catch (fault) {
    const { message, syscall } = fault as NodeJS.ErrnoException;
    // The disk failed, which says nothing of the archive.
    if (syscall || file.signal.aborted) throw fault;
    if (message.startsWith('Invalid comment length')) return [bytesBehind];
    const why = message.replace(/^./, (first) => first.toLowerCase()).replace(/\.$/, '');
    return [refusal('broken', `is a broken ZIP: ${why}`, 'Export or copy it again.')];
  }
}

/** Many readers take such an archive, ours does not. */
const bytesBehind = warning(
  'bytes-behind',
  'has bytes behind the end of its ZIP, so that nobody looked inside',
  'Export it again if Clear cannot read it.',
);

const workbookFindings: LookInside = async (zip, { api }) => {
  if (!isWorkbook(zip.names)) return [otherKind('zip', 'xlsx')];
  const sheets = (await sheetsOf(zip)).filter(({ lastRow }) => lastRow);
  return [...severalSheets(sheets, api), ...tooManyRows(sheets[0]?.lastRow ?? 0, 'xlsx', api)];
};

const archiveFindings: LookInside = async ({ names }) => {
  if (isWorkbook(names)) {
    const says = 'is an XLSX workbook, not an archive of registers';
    return [warning('other-content', says, 'Rename it to .xlsx.')];
  }
  const isEmpty = names.every((name) => name.endsWith('/'));
  return isEmpty
    ? [refusal('empty-archive', 'is an archive with nothing in it', 'Export it again.')]
    : [];
};

async function textFindings({ handle, size, api, signal, onLook }: File): Promise<Finding[]> {
  const { rows } = limitsOf(api);
  // A line has two bytes at least.
  const counts = size / 2 > (rows['csv'] ?? Number.POSITIVE_INFINITY);
  const { fault, nul, lines } = await lookAtText(handle, size, counts, signal, (seen) =>
    onLook(seen, size),
  );
  if (!fault) {
    const rowsFound = tooManyRows(lines, 'csv', api);
    return nul === undefined ? rowsFound : [nulByte(nul), ...rowsFound];
  }
  const byte = fault.byte.toString(16).toUpperCase().padStart(2, '0');
  return [
    warning(
      'not-utf-8',
      `is not UTF-8: line ${fault.line} has the byte 0x${byte}`,
      'Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.',
    ),
  ];
}

function nulByte(line: number): Finding {
  const says = `has a NUL byte in line ${line}: what cannot be written is often left so`;
  return warning('nul-byte', says, 'Export it again.');
}

/** @param last the number of the last row, of which the first names the columns */
function tooManyRows(last: number, extension: string, api: Api): Finding[] {
  const most = limitsOf(api).rows[extension] ?? Number.POSITIVE_INFINITY;
  if (last - 1 <= most) return [];
  const says = `has ${last - 1} rows; ${api.title} documents at most ${most}`;
  return [warning('too-many-rows', says, 'Split it into several files.', 'documented')];
}

function severalSheets(sheets: readonly Sheet[], api: Api): Finding[] {
  if (sheets.length < 2) return [];
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  return [
    warning(
      'several-sheets',
      `has rows in ${sheets.length} sheets (${names}), of which only the first is read`,
      'Put all rows into the first sheet, or send each sheet as a file of its own.',
      limitsOf(api).sheets === undefined ? 'inferred' : 'documented',
    ),
  ];
}

/** An extension in upper case where the API is known to take it in lower case alone. */
function extensionCase(path: string, { title, presign }: Api): Finding[] {
  const { pattern } = presign?.inputs[presign.file.name] ?? {};
  if (pattern === undefined) return [];
  const name = basename(path);
  const written = extname(name);
  const lower = written.toLowerCase();
  const taken = new RegExp(pattern, 'u');
  if (taken.test(name) || !taken.test(lower)) return [];
  const says = `ends in ${written}: ${title} documents extensions in lower case only and may refuse it`;
  return [warning('extension-case', says, `Rename it to ${lower}.`)];
}

const locked = refusal('encrypted', 'is protected by a password', 'Save it without one.');

const compoundFindings = {
  workbook: [],
  'locked-workbook': [locked],
  'encrypted-package': [locked],
  other: [
    refusal(
      'other-content',
      'is an Office file, but has no workbook in it',
      'Save the workbook again as .xls or .xlsx.',
    ),
  ],
  broken: [refusal('broken', 'is a damaged Office file', 'Open it in Excel and save it again.')],
} satisfies { readonly [inside: string]: Finding[] };

const encryptedZip = refusal(
  'encrypted',
  'is an encrypted ZIP',
  'Pack it again without a password: nobody at Clear can type it.',
);

function tooLarge(size: number, most: number): Finding {
  return refusal(
    'too-large',
    `has ${size} bytes; one upload carries at most ${most}`,
    'Split it into several files.',
  );
}

function otherKind(kind: Kind, extension: string): Finding {
  if (extension === 'csv' && kind === 'utf-16') {
    return warning('not-utf-8', 'is UTF-16, not UTF-8', 'Save it as "CSV UTF-8" in Excel.');
  }
  const isUnnamed = unnamed.includes(kind);
  const advice = isUnnamed
    ? `Export the register itself as .${extension}.`
    : kind === 'html' || kind === 'xml'
      ? `Open it in Excel and save it as a real .${extension}.`
      : kind === 'text'
        ? `Rename it to .csv, or save it as a real .${extension}.`
        : `Export it again as .${extension}, or give it the extension of what it is.`;
  const make = isUnnamed ? refusal : warning;
  return make('other-content', `is named .${extension} but is ${described[kind]}`, advice);
}

function isWorkbook(names: readonly string[]): boolean {
  return names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name));
}

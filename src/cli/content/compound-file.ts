import type { FileHandle } from 'node:fs/promises';

/** What Microsoft's container of 1997 holds: an XLS workbook, a locked XLSX, or something else. */
export type CompoundFile =
  | 'workbook'
  | 'locked-workbook'
  | 'encrypted-package'
  | 'other'
  | 'broken';

const lastSector = 0xfffffffa;

type Layout = {
  readonly sectorSize: number;
  readonly tableSectors: readonly number[];
  readonly file: FileHandle;
};

/** Looks at the names in a compound file's directory, and at the head of the workbook in it. */
export async function readCompoundFile(file: FileHandle, size: number): Promise<CompoundFile> {
  const header = await bytesAt(file, 0, 512);
  if (header.length < 512) return 'broken';
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return 'broken';
  const sectorSize = 1 << shift;
  // A chain of more sectors than the file has goes round.
  const mostSectors = Math.floor(size / sectorSize);
  const tableSectors = await tableSectorsOf(file, header, sectorSize, mostSectors);
  if (!tableSectors) return 'broken';
  const layout = { file, sectorSize, tableSectors };
  let sector = header.readUInt32LE(48);
  for (let steps = 0; sector < lastSector; steps += 1) {
    const bytes = await sectorBytes(layout, sector);
    if (bytes.length < sectorSize || steps > mostSectors) return 'broken';
    for (const entry of entries(bytes)) {
      if (entry.name === 'EncryptedPackage') return 'encrypted-package';
      if (entry.name === 'Workbook' || entry.name === 'Book') {
        return (await isLocked(layout, entry)) ? 'locked-workbook' : 'workbook';
      }
    }
    const next = await nextSector(layout, sector);
    if (next === undefined) return 'broken';
    sector = next;
  }
  return 'other';
}

type Entry = { readonly name: string; readonly start: number; readonly size: number };

function entries(sector: Buffer): Entry[] {
  const found: Entry[] = [];
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const nameLength = Math.min(sector.readUInt16LE(at + 64), 64);
    const name = sector.toString('utf16le', at, at + Math.max(0, nameLength - 2));
    found.push({
      name,
      start: sector.readUInt32LE(at + 116),
      size: sector.readUInt32LE(at + 120),
    });
  }
  return found;
}

/** A workbook with a password has a FILEPASS record among its first ones. */
async function isLocked(layout: Layout, { start, size }: Entry): Promise<boolean> {
  // A stream below 4096 bytes lies elsewhere, and no workbook is that small.
  if (size < 4096) return false;
  const records = await sectorBytes(layout, start);
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    if (records.readUInt16LE(at) === 0x2f) return true;
  }
  return false;
}

async function nextSector(layout: Layout, sector: number): Promise<number | undefined> {
  const perSector = layout.sectorSize / 4;
  const table = layout.tableSectors[Math.floor(sector / perSector)];
  if (table === undefined) return undefined;
  const offset = (table + 1) * layout.sectorSize + (sector % perSector) * 4;
  const bytes = await bytesAt(layout.file, offset, 4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : undefined;
}

/**
 * Where the allocation table stands: 109 sectors in the header, more in a chain of their own; undefined when the
 * chain goes round.
 */
async function tableSectorsOf(
  file: FileHandle,
  header: Buffer,
  sectorSize: number,
  mostSectors: number,
): Promise<number[] | undefined> {
  const sectors: number[] = [];
  for (let at = 76; at < 512; at += 4) sectors.push(header.readUInt32LE(at));
  let more = header.readUInt32LE(68);
  for (let steps = 0; more < lastSector; steps += 1) {
    if (steps > mostSectors) return undefined;
    const bytes = await sectorBytes({ file, sectorSize, tableSectors: [] }, more);
    if (bytes.length < sectorSize) break;
    for (let at = 0; at < sectorSize - 4; at += 4) sectors.push(bytes.readUInt32LE(at));
    more = bytes.readUInt32LE(sectorSize - 4);
  }
  return sectors.filter((sector) => sector < lastSector);
}

function sectorBytes({ file, sectorSize }: Layout, sector: number): Promise<Buffer> {
  return bytesAt(file, (sector + 1) * sectorSize, sectorSize);
}

/** The bytes of a file from an offset on; fewer than asked for when the file ends before. */
async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}

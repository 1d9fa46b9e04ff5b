import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from './bytes-at.ts';

/** What a look at a ZIP's directory tells; nothing is unpacked. */
export type Zip =
  | {
      readonly state: 'whole';
      readonly entries: number;
      readonly names: readonly string[];
      readonly encrypted: boolean;
    }
  | { readonly state: 'broken'; readonly why: string };

const endLength = 22;
const longestComment = 65_535;
/** A directory larger than this is taken on trust, so that a crafted archive cannot fill the memory. */
const longestDirectory = 8 << 20;

type Directory = { readonly offset: number; readonly length: number; readonly entries: number };

/** Reads the directory at the end of a ZIP file and checks that each entry is where it says. */
export async function readZip(file: FileHandle, size: number): Promise<Zip> {
  const directory = await findDirectory(file, size);
  if (!directory) return { state: 'broken', why: 'its end is missing, as after a broken transfer' };
  const { offset, length, entries } = directory;
  if (offset + length > size) return { state: 'broken', why: 'its directory lies beyond its end' };
  if (length > longestDirectory) return { state: 'whole', entries, names: [], encrypted: false };
  const bytes = await bytesAt(file, offset, length);
  const names: string[] = [];
  let encrypted = false;
  let at = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) {
      return { state: 'broken', why: 'its directory is damaged' };
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    encrypted ||= (bytes.readUInt16LE(at + 8) & 1) === 1;
    const start = bytes.readUInt32LE(at + 42);
    if (start !== 0xffffffff && !(await hasEntryAt(file, start))) {
      return { state: 'broken', why: 'an entry is not where its directory says' };
    }
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { state: 'whole', entries, names, encrypted };
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory | undefined> {
  const start = Math.max(0, size - endLength - longestComment);
  const tail = await bytesAt(file, start, size - start);
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + endLength + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const entries = tail.readUInt16LE(at + 10);
    const length = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const isLarge = entries === 0xffff || length === 0xffffffff || offset === 0xffffffff;
    return isLarge ? findLargeDirectory(file, start + at) : { offset, length, entries };
  }
  return undefined;
}

/** ZIP64: a record of 20 bytes before the end says where the large figures stand. */
async function findLargeDirectory(file: FileHandle, end: number): Promise<Directory | undefined> {
  const locator = await bytesAt(file, Math.max(0, end - 20), 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return undefined;
  const at = Number(locator.readBigUInt64LE(8));
  if (at > end) return undefined;
  const record = await bytesAt(file, at, 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return undefined;
  return {
    entries: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

async function hasEntryAt(file: FileHandle, offset: number): Promise<boolean> {
  const bytes = await bytesAt(file, offset, 4);
  return bytes.length === 4 && bytes.readUInt32LE(0) === 0x04034b50;
}

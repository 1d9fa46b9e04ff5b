import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { authToken, clearPresign, folderWith } from './clear-presign.ts';

let fixture: { readonly [name in 'csv' | 'xls' | 'xlsx' | 'zip']: Buffer };

beforeAll(async () => {
  fixture = {
    csv: await readFile('test/fixtures/sales-register.csv'),
    xls: await readFile('test/fixtures/sales-register.xls'),
    xlsx: await readFile('test/fixtures/sales-register.xlsx'),
    zip: await readFile('test/fixtures/registers.zip'),
  };
});

/** What a look at files says, without the word in front of each line. */
async function warnings(files: {
  readonly [name: string]: string | Uint8Array;
}): Promise<string[]> {
  const cwd = await folderWith(files);
  const args = ['upload', ...Object.keys(files), '--dry-run', '--api', 'one-integration'];
  const { code, stderr } = await clearPresign(args, { cwd });
  expect(code).toBe(0);
  const lines = stderr.trimEnd().split('\n').filter(Boolean);
  for (const line of lines) expect(line).toMatch(/^warning: /);
  return lines.map((line) => line.slice('warning: '.length));
}

describe('the content of a file', () => {
  test('is not complained about when it is what the extension says', async () => {
    const { csv, xls, xlsx, zip } = fixture;
    const withMark = Buffer.concat([Buffer.from('\ufeff'), csv]);
    expect(
      await warnings({
        'a.csv': csv,
        'b.xls': xls,
        'c.xlsx': xlsx,
        'd.zip': zip,
        'e.csv': withMark,
        'f.csv': 'नाम,राशि\nरवि,10\n',
      }),
    ).toEqual([]);
  });

  test('is told when it is something else than the extension says', async () => {
    const { csv, xls, xlsx } = fixture;
    expect(
      await warnings({
        'a.csv': xlsx,
        'b.csv': '',
        'c.xls': '\n<html><body><table><tr><td>1</td></tr></table></body></html>',
        'd.xls': xlsx,
        'e.xlsx': xls,
        'f.zip': xlsx,
        'g.xls': csv,
        'h.csv': '%PDF-1.7\n',
        'i.xls': '<?xml version="1.0"?><Workbook/>',
        'j.zip': csv,
        'k.csv': Buffer.from([0, 1, 2, 3]),
        'l.zip': Buffer.from([0x1f, 0x8b, 8, 0]),
      }),
    ).toEqual([
      'a.csv is named .csv but is a ZIP or XLSX file. Export it again as .csv, or give it the extension of what it is.',
      'b.csv is empty. Export it again.',
      'c.xls is named .xls but is an HTML page. Open it in Excel and save it as a real .xls.',
      'd.xls is named .xls but is a ZIP or XLSX file. Export it again as .xls, or give it the extension of what it is.',
      'e.xlsx is named .xlsx but is an XLS workbook or another file of old Office. Export it again as .xlsx, or give it the extension of what it is.',
      'f.zip is an XLSX workbook, not an archive of registers. Rename it to .xlsx.',
      'g.xls is named .xls but is plain text. Rename it to .csv, or save it as a real .xls.',
      'h.csv is named .csv but is a PDF. Export it again as .csv, or give it the extension of what it is.',
      'i.xls is named .xls but is an XML file. Open it in Excel and save it as a real .xls.',
      'j.zip is named .zip but is plain text. Rename it to .csv, or save it as a real .zip.',
      'k.csv is named .csv but is not text and not a known format. Export it again as .csv, or give it the extension of what it is.',
      'l.zip is named .zip but is a gzip file. Export it again as .zip, or give it the extension of what it is.',
    ]);
  });

  test('of a CSV is told when it is not UTF-8, with the line and the byte', async () => {
    const advice =
      'Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.';
    const latin = Buffer.from('name,amount\nCafé,10\n', 'latin1');
    const late = Buffer.concat([Buffer.from('a,b\n'.repeat(700_000)), latin]);
    // A character of three bytes over the border of two parts that are read is no fault.
    const border = `${'a'.repeat((1 << 20) - 1)}€\n`;
    expect(
      await warnings({
        'a.csv': latin,
        'b.csv': late,
        'c.csv': border,
        'd.csv': Buffer.concat([Buffer.from('a\nb\n'), Buffer.from('€').subarray(0, 2)]),
        'e.csv': Buffer.from('\ufeffa,b\n', 'utf16le'),
      }),
    ).toEqual([
      `a.csv is not UTF-8: line 2 has the byte 0xE9. ${advice}`,
      `b.csv is not UTF-8: line 700002 has the byte 0xE9. ${advice}`,
      `d.csv is not UTF-8: line 3 has the byte 0xE2. ${advice}`,
      'e.csv is UTF-16, not UTF-8. Save it as "CSV UTF-8" in Excel.',
    ]);
  });

  test('of a ZIP is told when it is encrypted, broken or empty', async () => {
    const { zip, xlsx } = fixture;
    const moved = Buffer.from(zip);
    moved.writeUInt32LE(moved.readUInt32LE(moved.length - 6) - 7, moved.length - 6);
    const elsewhere = Buffer.from(zip);
    elsewhere.writeUInt32LE(3, elsewhere.readUInt32LE(elsewhere.length - 6) + 42);
    const empty = Buffer.alloc(22);
    empty.write('PK\u0005\u0006', 'latin1');
    expect(
      await warnings({
        'a.zip': encrypted(zip),
        'b.zip': zip.subarray(0, zip.length - 100),
        'c.zip': moved,
        'd.zip': elsewhere,
        'e.zip': empty,
        'f.xlsx': encrypted(xlsx),
        'g.xlsx': xlsx.subarray(0, 2000),
        'h.xlsx': zip,
        'i.zip': withLocator(zip, 0xffff_ffff_ffff_ffffn),
        'j.zip': withLocator(zip, 5n),
      }),
    ).toEqual([
      'a.zip is an encrypted ZIP. Pack it again without a password: nobody at Clear can type it.',
      'b.zip is a broken ZIP: its end is missing, as after a broken transfer. Export or copy it again.',
      'c.zip is a broken ZIP: its directory is damaged. Export or copy it again.',
      'd.zip is a broken ZIP: an entry is not where its directory says. Export or copy it again.',
      'e.zip is an archive with nothing in it. Export it again.',
      'f.xlsx is an encrypted ZIP. Pack it again without a password: nobody at Clear can type it.',
      'g.xlsx is a broken ZIP: its end is missing, as after a broken transfer. Export or copy it again.',
      'h.xlsx is named .xlsx but is a ZIP or XLSX file. Export it again as .xlsx, or give it the extension of what it is.',
      'i.zip is a broken ZIP: its end is missing, as after a broken transfer. Export or copy it again.',
      'j.zip is a broken ZIP: its end is missing, as after a broken transfer. Export or copy it again.',
    ]);
  });

  test('of a workbook is told when a password protects it or nothing is in it', async () => {
    const { xls } = fixture;
    const package_ = renamed(xls, 'Workbook', 'EncryptedPackage');
    expect(
      await warnings({
        'a.xlsx': package_,
        'b.xls': package_,
        'c.xls': withPassword(xls),
        'd.xls': renamed(xls, 'Workbook', 'WordDocument'),
        'e.xls': xls.subarray(0, 600),
      }),
    ).toEqual([
      'a.xlsx is protected by a password. Save it without one.',
      'b.xls is protected by a password. Save it without one.',
      'c.xls is protected by a password. Save it without one.',
      'd.xls is an Office file, but has no workbook in it. Save the workbook again as .xls or .xlsx.',
      'e.xls is a damaged Office file. Open it in Excel and save it again.',
    ]);
  });

  test('is told when it is more than one upload carries', async () => {
    const cwd = await folderWith({});
    const file = await open(join(cwd, 'large.csv'), 'w');
    await file.truncate(5_368_709_121);
    await file.close();
    const args = ['upload', 'large.csv', '--dry-run', '--api', 'one-integration'];
    expect((await clearPresign(args, { cwd })).stderr).toBe(
      'warning: large.csv has 5368709121 bytes; one upload carries at most 5368709120. Split it into several files.\n',
    );
  });

  test('makes a file unfit with --strict, before anything is sent', async () => {
    const cwd = await folderWith({ 'a.csv': 'Caf\xe9', 'b.csv': Buffer.from('Caf\xe9', 'latin1') });
    const env = { CLEAR_AUTH_TOKEN: authToken, CLEAR_BASE_URL: 'http://127.0.0.1:1' };
    const args = ['upload', 'b.csv', '--strict', '--api', 'integration-v1', '--template', 'sales'];
    expect(await clearPresign(args, { cwd, env })).toEqual({
      code: 6,
      stdout: '',
      stderr: [
        'error: b.csv is not UTF-8: line 1 has the byte 0xE9. Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.',
        '0 of 1 file uploaded, 1 failed.',
        '',
      ].join('\n'),
    });
  });

  test('is told in JSON lines as well', async () => {
    const cwd = await folderWith({ 'a.csv': '' });
    const args = ['upload', 'a.csv', '--strict', '--json', '--dry-run', '--api', 'one-integration'];
    const { code, stdout } = await clearPresign(args, { cwd });
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toEqual({
      event: 'error',
      file: 'a.csv',
      code: 'empty',
      message: 'is empty',
      advice: 'Export it again.',
    });
  });
});

/** The same archive with the mark of an encrypted entry on its first one. */
function encrypted(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  const directory = copy.readUInt32LE(copy.length - 6);
  copy.writeUInt16LE(copy.readUInt16LE(directory + 8) | 1, directory + 8);
  return copy;
}

/** The same archive, but for a ZIP64 locator that leads to where no ZIP64 record is. */
function withLocator(zip: Buffer, offset: bigint): Buffer {
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 'latin1');
  locator.writeBigUInt64LE(offset, 8);
  const end = Buffer.from(zip.subarray(-22));
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([zip.subarray(0, -22), locator, end]);
}

/** The same compound file with another name on one of its streams. */
function renamed(xls: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(xls);
  const at = copy.indexOf(Buffer.from(`${from}\0`, 'utf16le'));
  copy.fill(0, at, at + 64);
  copy.write(to, at, 'utf16le');
  copy.writeUInt16LE((to.length + 1) * 2, at + 64);
  return copy;
}

/** The same workbook with a FILEPASS record after its first one. */
function withPassword(xls: Buffer): Buffer {
  const copy = Buffer.from(xls);
  const at = copy.indexOf(Buffer.from('Workbook\0', 'utf16le'));
  const workbook = (copy.readUInt32LE(at + 116) + 1) * 512;
  copy.writeUInt16LE(0x2f, workbook + 4 + copy.readUInt16LE(workbook + 2));
  return copy;
}

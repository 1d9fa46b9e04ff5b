import { execFile } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneIntegration } from '../../generated/one-integration/client.ts';
import { look } from '../../src/cli/content/look.ts';
import { startMock } from '../../src/mock/index.ts';
import { authToken, credentials, folderWith } from './clear-presign.ts';
import { inProcess } from './in-process.ts';

let fixture: { readonly [name in 'csv' | 'xls' | 'xlsx' | 'zip']: Buffer };

beforeAll(async () => {
  fixture = {
    csv: await readFile('test/fixtures/sales-register.csv'),
    xls: await readFile('test/fixtures/sales-register.xls'),
    xlsx: await readFile('test/fixtures/sales-register.xlsx'),
    zip: await readFile('test/fixtures/registers.zip'),
  };
});

/** What a look at files says; which of them are refused is told by the first word. */
async function findings(
  files: { readonly [name: string]: string | Uint8Array },
  more: readonly string[] = ['--api', 'one-integration'],
): Promise<string[]> {
  const cwd = await folderWith(files);
  const args = ['upload', ...Object.keys(files), '--dry-run', ...more];
  const { code, stdout, stderr } = await inProcess(args, { cwd });
  const lines = stderr.trimEnd().split('\n').filter(Boolean);
  const refused = lines.filter((line) => line.startsWith('error: '));
  expect(code).toBe(refused.length ? 6 : 0);
  const sent = stdout.split('\n').filter((line) => line.endsWith(' would be sent by'));
  expect(sent.length).toBe(Object.keys(files).length - refused.length);
  return lines.map((line) => line.replace(/ \(our reading\)\./, '.'));
}

describe('the content of a file', () => {
  test('is not complained about when it is what the extension says', async () => {
    const { csv, xls, xlsx, zip } = fixture;
    const withMark = Buffer.concat([Buffer.from('\ufeff'), csv]);
    expect(
      await findings({
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
      await findings({
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
      'warning: a.csv is named .csv but is a ZIP or XLSX file. Export it again as .csv, or give it the extension of what it is.',
      'error: b.csv is empty. Export it again. Or send it all the same with --force.',
      'warning: c.xls is named .xls but is an HTML page. Open it in Excel and save it as a real .xls.',
      'warning: d.xls is named .xls but is a ZIP or XLSX file. Export it again as .xls, or give it the extension of what it is.',
      'warning: e.xlsx is named .xlsx but is an XLS workbook or another file of old Office. Export it again as .xlsx, or give it the extension of what it is.',
      'warning: f.zip is an XLSX workbook, not an archive of registers. Rename it to .xlsx.',
      'warning: g.xls is named .xls but is plain text. Rename it to .csv, or save it as a real .xls.',
      'error: h.csv is named .csv but is a PDF. Export the register itself as .csv. Or send it all the same with --force.',
      'warning: i.xls is named .xls but is an XML file. Open it in Excel and save it as a real .xls.',
      'warning: j.zip is named .zip but is plain text. Rename it to .csv, or save it as a real .zip.',
      'error: k.csv is named .csv but is not text and not a known format. Export the register itself as .csv. Or send it all the same with --force.',
      'error: l.zip is named .zip but is a gzip file. Export the register itself as .zip. Or send it all the same with --force.',
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
      await findings({
        'a.csv': latin,
        'b.csv': late,
        'c.csv': border,
        'd.csv': Buffer.concat([Buffer.from('a\nb\n'), Buffer.from('€').subarray(0, 2)]),
        'e.csv': Buffer.from('\ufeffa,b\n', 'utf16le'),
        'f.csv': Buffer.from('a,b\n', 'utf16le'),
        'g.csv': Buffer.from('a,b\n', 'utf16le').swap16(),
      }),
    ).toEqual([
      `warning: a.csv is not UTF-8: line 2 has the byte 0xE9. ${advice}`,
      `warning: b.csv is not UTF-8: line 700002 has the byte 0xE9. ${advice}`,
      `warning: d.csv is not UTF-8: line 3 has the byte 0xE2. ${advice}`,
      ...['e', 'f', 'g'].map(
        (name) => `warning: ${name}.csv is UTF-16, not UTF-8. Save it as "CSV UTF-8" in Excel.`,
      ),
    ]);
  });

  test('of a CSV is told when it has a NUL byte, wherever that stands', async () => {
    const rows = (count: number) => 'a,b\n'.repeat(count);
    expect(
      await findings({
        'early.csv': `a,\0\n${rows(100)}`,
        'late.csv': `${rows(700_000)}a,\0\n`,
        // What a disk that failed leaves of a file.
        'end.csv': `${rows(2000)}${'\0'.repeat(4096)}`,
      }),
    ).toEqual(
      [
        'early.csv has a NUL byte in line 1',
        'late.csv has a NUL byte in line 700001',
        'end.csv has a NUL byte in line 2001',
      ].map(
        (what) => `warning: ${what}: what cannot be written is often left so. Export it again.`,
      ),
    );
  });

  test('is refused when random bytes are named as a text', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, at) => 1 + ((at * 7919) % 255)));
    expect(await findings({ 'noise.csv': noise })).toEqual([
      expect.stringMatching(/^error: noise\.csv is named \.csv but is not text/),
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
    const commented = Buffer.concat([zip, Buffer.from('PK\u0005\u0006 and a good deal more')]);
    commented.writeUInt16LE(25, zip.length - 2);
    expect(
      await findings({
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
        'k.zip': storedZip({ 'registers/': '' }),
        'l.xlsx': Buffer.concat([xlsx, Buffer.from('\r\n')]),
        'm.zip': commented,
      }),
    ).toEqual([
      'error: a.zip is an encrypted ZIP. Pack it again without a password: nobody at Clear can type it. Or send it all the same with --force.',
      'error: b.zip is a broken ZIP: end of central directory record signature not found. Either not a zip file, or file is truncated. Export or copy it again. Or send it all the same with --force.',
      'error: c.zip is a broken ZIP: invalid central directory file header signature: 0x3fdfa7a0. Export or copy it again. Or send it all the same with --force.',
      'error: d.zip is a broken ZIP: invalid local file header signature: 0xa04. Export or copy it again. Or send it all the same with --force.',
      'error: e.zip is an archive with nothing in it. Export it again. Or send it all the same with --force.',
      'error: f.xlsx is an encrypted ZIP. Pack it again without a password: nobody at Clear can type it. Or send it all the same with --force.',
      'error: g.xlsx is a broken ZIP: end of central directory record signature not found. Either not a zip file, or file is truncated. Export or copy it again. Or send it all the same with --force.',
      'warning: h.xlsx is named .xlsx but is a ZIP or XLSX file. Export it again as .xlsx, or give it the extension of what it is.',
      'error: i.zip is a broken ZIP: a part of it lies beyond its end. Export or copy it again. Or send it all the same with --force.',
      'error: j.zip is a broken ZIP: invalid zip64 end of central directory record signature. Export or copy it again. Or send it all the same with --force.',
      'error: k.zip is an archive with nothing in it. Export it again. Or send it all the same with --force.',
      ...['l.xlsx', 'm.zip'].map(
        (name) =>
          `warning: ${name} has bytes behind the end of its ZIP, so that nobody looked inside. Export it again if Clear cannot read it.`,
      ),
    ]);
  });

  test('of a workbook is told when a password protects it or nothing is in it', async () => {
    const { xls } = fixture;
    const package_ = renamed(xls, 'Workbook', 'EncryptedPackage');
    expect(
      await findings({
        'a.xlsx': package_,
        'b.xls': package_,
        'c.xls': withPassword(xls),
        'd.xls': renamed(xls, 'Workbook', 'WordDocument'),
        'e.xls': xls.subarray(0, 600),
      }),
    ).toEqual([
      'error: a.xlsx is protected by a password. Save it without one. Or send it all the same with --force.',
      'error: b.xls is protected by a password. Save it without one. Or send it all the same with --force.',
      'error: c.xls is protected by a password. Save it without one. Or send it all the same with --force.',
      'error: d.xls is an Office file, but has no workbook in it. Save the workbook again as .xls or .xlsx. Or send it all the same with --force.',
      'error: e.xls is a damaged Office file. Open it in Excel and save it again. Or send it all the same with --force.',
    ]);
  });

  test('of a workbook is told at once when a chain in it has no end', async () => {
    const tableLoops = Buffer.alloc(16 * 1024);
    fixture.xls.copy(tableLoops, 0, 0, 512);
    tableLoops.writeUInt16LE(12, 30);
    tableLoops.writeUInt32LE(1, 68);
    tableLoops.writeUInt32LE(1, 3 * 4096 - 4);
    const directoryLoops = Buffer.from(fixture.xls);
    const directory = directoryLoops.readUInt32LE(48);
    const table = (directoryLoops.readUInt32LE(76) + 1) * 512;
    directoryLoops.writeUInt32LE(directory, table + directory * 4);
    directoryLoops.fill(0, (directory + 1) * 512, (directory + 2) * 512);
    const before = process.memoryUsage.rss();
    expect(await findings({ 'a.xls': tableLoops, 'b.xls': directoryLoops })).toEqual(
      ['a', 'b'].map(
        (name) =>
          `error: ${name}.xls is a damaged Office file. Open it in Excel and save it again. Or send it all the same with --force.`,
      ),
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
  });

  test('is told when it is more than one upload carries', async () => {
    const cwd = await folderWith({});
    const file = await open(join(cwd, 'large.csv'), 'w');
    await file.truncate(5_368_709_121);
    await file.close();
    const args = ['upload', 'large.csv', '--dry-run', '--api', 'one-integration'];
    expect((await inProcess(args, { cwd })).stderr).toBe(
      'error: large.csv has 5368709121 bytes; one upload carries at most 5368709120 (our reading). Split it into several files. Or send it all the same with --force.\n',
    );
  });

  test('makes a file unfit with --strict, before anything is sent', async () => {
    const cwd = await folderWith({ 'a.csv': 'Caf\xe9', 'b.csv': Buffer.from('Caf\xe9', 'latin1') });
    const env = { CLEAR_AUTH_TOKEN: authToken, CLEAR_BASE_URL: 'http://127.0.0.1:1' };
    const args = ['upload', 'b.csv', '--strict', '--api', 'integration-v1', '--template', 'sales'];
    expect(await inProcess(args, { cwd, env })).toEqual({
      code: 6,
      stdout: '',
      stderr: [
        'error: b.csv is not UTF-8: line 1 has the byte 0xE9 (our reading). Run iconv -f WINDOWS-1252 -t UTF-8 OLD.csv > NEW.csv or save it as "CSV UTF-8" in Excel.',
        '0 of 1 file uploaded, 1 failed.',
        '',
      ].join('\n'),
    });
  });

  test('is told in JSON lines as well', async () => {
    const cwd = await folderWith({ 'a.csv': '' });
    const args = ['upload', 'a.csv', '--json', '--dry-run', '--api', 'one-integration'];
    const { code, stdout } = await inProcess(args, { cwd });
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toEqual({
      event: 'error',
      file: 'a.csv',
      code: 'empty',
      message: 'is empty',
      advice: 'Export it again.',
      basis: 'inferred',
    });
  });

  test('is sent all the same with --force, and the finding is a warning then', async () => {
    await using server = await startMock({ port: 0 });
    const cwd = await folderWith({ 'a.csv': '', 'b.zip': '%PDF-1.7\n' });
    const args = ['upload', 'a.csv', 'b.zip', '--api', 'one-integration'];
    const env = credentials(server.url);
    const refused = await inProcess(args, { cwd, env });
    expect(refused.code).toBe(6);
    expect(server.requests()).toEqual([]);
    const sent = await inProcess([...args, '--force'], { cwd, env });
    expect(sent.code).toBe(0);
    expect(sent.stderr).toMatch(/^warning: a\.csv is empty \(our reading\)\. Export it again\.\n/);
    // They go side by side, so either may be there first.
    expect(
      server
        .objects()
        .map(({ size }) => size)
        .toSorted(),
    ).toEqual([0, 9]);
  });

  test('of a workbook is told when more than one sheet has rows, and which', async () => {
    const { xlsx } = fixture;
    const of = (rest: readonly string[]) => (api: string) =>
      findings({ 'two.xlsx': twoSheets, 'one.xlsx': xlsx }, ['--api', api, ...rest]);
    const twoSheets = workbook({ Sales: 3, Empty: 0, 'R & D': 2 });
    const [here] = await of([])('one-integration');
    expect(here).toBe(
      'warning: two.xlsx has rows in 2 sheets ("Sales", "R & D"), of which only the first is read. Put all rows into the first sheet, or send each sheet as a file of its own.',
    );
    const there = await of(['--template', 'purchase'])('integration-v1');
    expect(there).toEqual([
      expect.stringMatching(/of which only the first is read \(a page of the owner's\)\./),
    ]);
  });

  test('is told when it has more rows than the owner documents, of a CSV and of a workbook', async () => {
    const template = ['--api', 'integration-v1', '--template', 'sales'];
    const csv = (rows: number) => Buffer.from(`a\n${'1\n'.repeat(rows)}`);
    const files = {
      'most.csv': csv(3_000_000),
      'more.csv': csv(3_000_001),
      'more.xlsx': workbook({ Sales: 1_000_002 }),
    };
    const rest = "documents at most 3000000 (a page of the owner's). Split it into several files.";
    expect(await findings(files, template)).toEqual([
      `warning: more.csv has 3000001 rows; Integration v1 pre-sign ${rest}`,
      `warning: more.xlsx has 1000001 rows; Integration v1 pre-sign ${rest.replace('3', '1')}`,
    ]);
  });
});

test.skipIf(process.platform === 'win32')(
  'a named pipe that has taken the place of a file is not waited for',
  async () => {
    const pipe = join(await folderWith({}), 'a.csv');
    await promisify(execFile)('mkfifo', [pipe]);
    const { signal } = new AbortController();
    const found = await look(pipe, 'csv', oneIntegration, signal, () => {});
    expect(found).toMatchObject([{ isRefusal: true }]);
  },
);

/** A workbook whose sheets say that their last row is one of these numbers. */
function workbook(sheets: { readonly [name: string]: number }): Uint8Array {
  const names = Object.keys(sheets);
  const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';
  return storedZip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name.replace('&', '&amp;')}" sheetId="${at + 1}" r:id="r${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="r${at}" Target="worksheets/${at}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/${at}.xml`,
        `<worksheet><dimension ref="A1:B${rows || 1}"/><sheetData>${rows ? cell : ''}</sheetData></worksheet>`,
      ]),
    ),
  });
}

/** An archive of files that are not compressed. */
function storedZip(files: { readonly [name: string]: string }): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), content]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), facts, entry, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\u0005\u0006'), end]);
}

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

import { expect, test } from 'vitest';
import { firstNotUtf8 } from '../../src/cli/content/text.ts';

/** The offset of the first byte at fault, with the bytes going by in chunks of these lengths. */
async function faultIn(bytes: Uint8Array, lengths: () => number): Promise<number | undefined> {
  function* chunks() {
    // One buffer for all chunks, as a reader of files has.
    const buffer = Buffer.alloc(bytes.length);
    for (let at = 0; at < bytes.length; ) {
      const chunk = bytes.subarray(at, at + lengths());
      buffer.set(chunk);
      yield buffer.subarray(0, chunk.length);
      at += chunk.length;
    }
  }
  return (await firstNotUtf8(chunks()))?.offset;
}

/** The same, found by decoding one start after the other: what is fatal then is not a cut character. */
function faultByDecoder(bytes: Uint8Array): number | undefined {
  const isGood = (end: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (isGood(bytes.length, false)) return undefined;
  let end = 1;
  while (end < bytes.length && isGood(end, true)) end += 1;
  // The longest start that is whole.
  let whole = end;
  do whole -= 1;
  while (!isGood(whole, false));
  return whole;
}

test.each([
  { name: 'plain text', bytes: [0x61, 0x0a], fault: undefined },
  {
    name: 'characters of two, three and four bytes',
    bytes: [...Buffer.from('é€😀')],
    fault: undefined,
  },
  { name: 'a byte of Windows-1252', bytes: [0x61, 0xe9, 0x0a], fault: 1 },
  { name: 'a byte that goes on with nothing', bytes: [0x61, 0x62, 0x80], fault: 2 },
  { name: 'a character that the end cuts', bytes: [0x61, 0xe2, 0x82], fault: 1 },
  { name: 'a character longer than it must be', bytes: [0x61, 0xc0, 0xaf], fault: 1 },
  { name: 'half of a surrogate pair', bytes: [0xed, 0xa0, 0x80], fault: 0 },
])('$name, in chunks of every length', async ({ bytes, fault }) => {
  for (const length of [1, 2, 3, 4, bytes.length]) {
    expect(await faultIn(Uint8Array.from(bytes), () => length)).toBe(fault);
  }
});

test('2,000 seeded texts with a broken byte now and then, in chunks of any length', async () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const characters = ['a', '\n', 'é', '€', '😀', 'र'];
  let faults = 0;
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: random(12) }, () => characters[random(6)]).join('');
    const bytes = Buffer.from(text);
    if (bytes.length && random(2)) bytes[random(bytes.length)] = random(256);
    const expected = faultByDecoder(bytes);
    if (expected !== undefined) faults += 1;
    expect({ bytes, fault: await faultIn(bytes, () => 1 + random(5)) }).toEqual({
      bytes,
      fault: expected,
    });
  }
  expect(faults).toBeGreaterThan(300);
});

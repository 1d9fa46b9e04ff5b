import { createHash, randomBytes } from 'node:crypto';
import type { Credentials } from './storage/signature.ts';

/** Numbers, ids and credentials that are the same for the same seed, and fresh without one. */
export class Random {
  readonly #seed: string;
  readonly #state = new Uint32Array(4);

  constructor(seed?: string) {
    this.#seed = seed ?? randomBytes(32).toString('hex');
    this.restart();
  }

  /** The same numbers once more. */
  restart(): void {
    const digest = createHash('sha256').update(`numbers ${this.#seed}`).digest();
    this.#state.set([0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)));
  }

  /** A whole number from 0 to 2^32 - 1, by xoshiro128**. */
  uint32(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    state[0] = a ^ d ^ b;
    state[1] = b ^ c ^ a;
    state[2] = c ^ a ^ (b << 9);
    state[3] = rotate(d ^ b, 11);
    return result;
  }

  /** A number from 0 (included) to 1 (not included). */
  fraction(): number {
    return this.uint32() / 2 ** 32;
  }

  /** 32 hexadecimal digits. */
  hex32(): string {
    this.#digits(hexText, 0, 32);
    return hexText.toString('latin1');
  }

  /** An id in the form of a UUID, version 4. */
  uuid(): string {
    this.#digits(uuidText, 0, 8);
    this.#digits(uuidText, 9, 4);
    this.#digits(uuidText, 14, 4);
    this.#digits(uuidText, 19, 4);
    this.#digits(uuidText, 24, 12);
    uuidText[14] = digits[4] ?? 0;
    uuidText[19] = digits[8 + ((uuidText[19] ?? 0) % 4)] ?? 0;
    return uuidText.toString('latin1');
  }

  /** What the mock's URLs are signed with: visibly not a real account's. */
  credentials(): Credentials {
    const derive = (purpose: string) =>
      createHash('sha256').update(`${purpose} ${this.#seed}`).digest('base64url');
    return {
      accessKeyId: `MOCK-${derive('key id').slice(0, 12)}`,
      secretAccessKey: derive('secret'),
      sessionToken: `mock-session-${derive('session').slice(0, 24)}`,
    };
  }

  /** Ids are made for every request: writing their bytes is many times faster than joining texts. */
  #digits(text: Buffer, start: number, count: number): void {
    for (let i = 0; i < count; i += 4) {
      const number = this.uint32();
      for (let j = 0; j < 4; j++) text[start + i + j] = digits[(number >>> (j * 4)) & 15] ?? 0;
    }
  }
}

const digits = Buffer.from('0123456789abcdef');
const hexText = Buffer.alloc(32);
const uuidText = Buffer.from('-'.repeat(36));

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

import { createHash, randomBytes } from 'node:crypto';
import type { Credentials } from './storage/signature.ts';

/** Numbers, ids and credentials that are the same for the same seed, and fresh without one. */
export class Random {
  readonly #seed: string;
  readonly #state: Uint32Array;

  constructor(seed?: string) {
    this.#seed = seed ?? randomBytes(32).toString('hex');
    const digest = createHash('sha256').update(`numbers ${this.#seed}`).digest();
    this.#state = new Uint32Array([0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)));
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

  hex32(): string {
    return this.#hex8() + this.#hex8() + this.#hex8() + this.#hex8();
  }

  /** An id in the form of a UUID, version 4. */
  uuid(): string {
    const hex = this.hex32();
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
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

  #hex8(): string {
    return this.uint32().toString(16).padStart(8, '0');
  }
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

import { type Cipheriv, createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Credentials } from './storage/signature.ts';

/** Numbers, ids and credentials that are the same for the same seed, and fresh without one. */
export class Random {
  readonly #seed: string;
  #stream!: Cipheriv;
  #bytes = Buffer.alloc(0);

  constructor(seed = randomBytes(32).toString('hex')) {
    this.#seed = seed;
    this.restart();
  }

  /** The same numbers once more: the key stream of a cipher, whose key is the seed. */
  restart(): void {
    this.#stream = createCipheriv('aes-256-ctr', this.#derive('numbers'), Buffer.alloc(16));
    this.#bytes = Buffer.alloc(0);
  }

  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number {
    return this.#next(4).readUInt32LE();
  }

  /** A number from 0 (included) to 1 (not included). */
  fraction(): number {
    return this.uint32() / 2 ** 32;
  }

  /** 32 hexadecimal digits. */
  hex32(): string {
    return this.#next(16).toString('hex');
  }

  /** An id in the form of a UUID, version 4. */
  uuid(): string {
    const hex = this.hex32();
    const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** What the mock's URLs are signed with: visibly not a real account's. */
  credentials(): Credentials {
    const derive = (purpose: string) => this.#derive(purpose).toString('base64url');
    return {
      accessKeyId: `MOCK-${derive('key id').slice(0, 12)}`,
      secretAccessKey: derive('secret'),
      sessionToken: `mock-session-${derive('session').slice(0, 24)}`,
    };
  }

  #derive(purpose: string): Buffer {
    return createHash('sha256').update(`${purpose} ${this.#seed}`).digest();
  }

  #next(count: number): Buffer {
    if (this.#bytes.length < count) this.#bytes = this.#stream.update(zeros);
    const next = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return next;
  }
}

const zeros = Buffer.alloc(4096);

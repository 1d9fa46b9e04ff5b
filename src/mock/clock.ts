import { UserError } from './options.ts';

const earliest = Date.parse('0000-01-01T00:00:00Z');

/** A year is left for what expires after the mock's time. */
const end = Date.parse('9999-01-01T00:00:00Z');

/** The mock's time, which a test can move, so that an expiry needs no waiting. */
export class Clock {
  #offset = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /**
   * Moves the clock to a moment; it runs on from there.
   *
   * @throws {UserError} when its year is not one from 0000 to 9998
   */
  set(moment: Date | number): void {
    this.#moveBy(Number(moment) - Date.now());
  }

  /**
   * Moves the clock by milliseconds; a negative number moves it back.
   *
   * @throws {UserError} when the year would not be one from 0000 to 9998
   */
  advance(milliseconds: number): void {
    this.#moveBy(this.#offset + milliseconds);
  }

  reset(): void {
    this.#offset = 0;
  }

  #moveBy(offset: number): void {
    const moment = Date.now() + offset;
    // The date of a signature has four digits for its year.
    if (!(moment >= earliest && moment < end)) {
      throw new UserError(
        `The clock cannot be moved to ${moment} ms since 1970; choose a moment from the year 0000 to 9998.`,
      );
    }
    this.#offset = offset;
  }
}

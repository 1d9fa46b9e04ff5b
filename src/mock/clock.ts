/** The mock's time, which a test can move, so that an expiry needs no waiting. */
export class Clock {
  #offset = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves the clock to a moment; it runs on from there. */
  set(moment: Date | number): void {
    this.#offset = Number(moment) - Date.now();
  }

  /** Moves the clock by milliseconds; a negative number moves it back. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  reset(): void {
    this.#offset = 0;
  }
}

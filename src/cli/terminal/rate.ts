/** How far back a rate looks, milliseconds: long enough to be calm, short enough to follow a change. */
const memory = 3000;

/** Bytes a second over the last few seconds, so that the time left follows what the network does now. */
export class Rate {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];

  /** @param bytes so far; fewer than before are the beginning of something new */
  add(at: number, bytes: number): void {
    if (bytes < (this.#samples.at(-1)?.bytes ?? 0)) this.#samples.length = 0;
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > memory) {
      this.#samples.shift();
    }
  }

  /** @returns undefined as long as there is nothing to tell from */
  perSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at === first.at || last.bytes <= first.bytes) return undefined;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }
}

import { formatBytes, formatDuration } from './texts.ts';

/** What the bar shows. */
export type State = {
  /** Bytes. */
  readonly done: number;
  readonly total: number;
  /** Stands behind the figures. */
  readonly note?: string | undefined;
  /** Whether an answer is still due when all bytes are out: until then nothing is done for good. */
  readonly isOpen?: boolean;
};

/** Milliseconds between two drawings. */
const pause = 100;

/**
 * One line at the bottom of a terminal: bar, share, rate and time left. It is drawn by a clock of its own,
 * so that a transfer that stalls shows it.
 */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  readonly #rate = new Rate();
  #state: State | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  update(state: State): void {
    const isFirst = this.#state === undefined;
    this.updateLater(state);
    if (isFirst || (state.done >= state.total && !state.isOpen)) this.#draw();
  }

  /** Leaves the drawing to the clock, so that what is soon over never shows. */
  updateLater(state: State): void {
    this.#state = state;
    this.#timer ??= setInterval(() => this.#draw(), pause).unref();
  }

  /** Takes the bar away, so that a line can be written in its place; it comes back below. */
  clear(): void {
    if (this.#state) this.#stream.write('\r\u001b[K');
  }

  stop(): void {
    this.clear();
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#state = undefined;
  }

  #draw(): void {
    if (!this.#state) return;
    this.#rate.add(performance.now(), this.#state.done);
    const line = barLine(this.#state, this.#rate.perSecond(), this.#stream.columns || 80);
    this.#stream.write(`\r\u001b[K${line}`);
  }
}

/** @param rate bytes a second, when known */
export function barLine(state: State, rate: number | undefined, columns: number): string {
  const { done, total, note, isOpen } = state;
  const sent = total === 0 ? 1 : Math.min(done / total, 1);
  const share = isOpen ? Math.min(sent, 0.99) : sent;
  const left = rate ? `${formatDuration((total - done) / rate)} left` : '-:-- left';
  const figures = [
    `${Math.floor(share * 100)} %`.padStart(5),
    rate ? `${formatBytes(rate)}/s` : '- B/s',
    left,
    ...(note ? [note] : []),
  ].join('  ');
  // One column is kept free: a full line would wrap in some terminals.
  const room = Math.min(40, columns - figures.length - 5);
  if (room < 5) return figures.trimStart().slice(0, Math.max(columns - 1, 0));
  const full = Math.round(share * room);
  return `[${'#'.repeat(full)}${'-'.repeat(room - full)}] ${figures}`;
}

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

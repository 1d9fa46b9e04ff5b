import { Rate } from './rate.ts';
import { formatBytes, formatDuration } from './units.ts';

/** What the bar shows. */
export type State = {
  /** Bytes. */
  readonly done: number;
  readonly total: number;
  /** Stands behind the figures. */
  readonly note?: string;
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
    if (isFirst || state.done >= state.total) this.#draw();
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
  const { done, total, note } = state;
  const share = total === 0 ? 1 : Math.min(done / total, 1);
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

import { Rate } from './rate.ts';
import { formatBytes, formatDuration } from './units.ts';

/** What the bar shows. */
export type State = {
  readonly sent: number;
  readonly total: number;
  readonly filesDone: number;
  readonly files: number;
};

/** Milliseconds between two drawings. */
const pause = 100;

/** One line at the bottom of a terminal: bar, share, rate and time left. */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  readonly #rate = new Rate();
  #drawnAt = Number.NEGATIVE_INFINITY;
  #isShown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  update(state: State, now = performance.now()): void {
    if (now - this.#drawnAt < pause && state.sent < state.total) return;
    this.#drawnAt = now;
    this.#rate.add(now, state.sent);
    const line = barLine(state, this.#rate.perSecond(), this.#stream.columns || 80);
    this.#stream.write(`\r\u001b[K${line}`);
    this.#isShown = true;
  }

  /** Takes the bar away, so that a line can be written in its place. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[K');
    this.#isShown = false;
    this.#drawnAt = Number.NEGATIVE_INFINITY;
  }
}

/** @param rate bytes a second, when known */
export function barLine(state: State, rate: number | undefined, columns: number): string {
  const { sent, total, filesDone, files } = state;
  const share = total === 0 ? 1 : Math.min(sent / total, 1);
  const left = rate ? `${formatDuration((total - sent) / rate)} left` : '-:-- left';
  const figures = [
    `${Math.floor(share * 100)} %`.padStart(5),
    rate ? `${formatBytes(rate)}/s` : '- B/s',
    left,
    ...(files > 1 ? [`${filesDone} of ${files} files`] : []),
  ].join('  ');
  // One column is kept free: a full line would wrap in some terminals.
  const room = Math.min(40, columns - figures.length - 5);
  if (room < 5) return figures.trimStart().slice(0, Math.max(columns - 1, 0));
  const full = Math.round(share * room);
  return `[${'#'.repeat(full)}${'-'.repeat(room - full)}] ${figures}`;
}

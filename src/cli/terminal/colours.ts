import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Colours a text for a stream: only on a terminal that has colours, and never with `NO_COLOR`. */
export type Paint = (style: Style, text: string) => string;

export function paintFor(stream: NodeJS.WriteStream): Paint {
  // hasColors reads NO_COLOR, FORCE_COLOR and TERM.
  const hasColours = stream.isTTY && (stream as WriteStream).hasColors();
  // Node 24 asks its own stdout unless told not to.
  return hasColours
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
}

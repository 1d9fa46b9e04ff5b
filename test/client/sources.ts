import { Readable } from 'node:stream';
import { fromStream, type UploadSource } from '../../src/client/node.ts';

/** What a source does next: it gives a text, waits, or fails. */
export type Step = string | (() => Promise<unknown>) | Error;

/** Something that never comes. */
export const never = () => new Promise<never>(() => {});

/** What comes late. */
export const late = () => new Promise((resolve) => setTimeout(resolve, 40));

/** Takes steps up to the next that gives something; undefined at the end. */
async function next(steps: Step[]): Promise<Uint8Array | undefined> {
  for (;;) {
    const step = steps.shift();
    if (step instanceof Error) throw step;
    if (step === undefined) return undefined;
    if (typeof step === 'string') return new TextEncoder().encode(step);
    await step();
  }
}

function webStream(steps: Step[], cancel: () => void): ReadableStream<Uint8Array> {
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const chunk = await next(steps);
    if (chunk) controller.enqueue(chunk);
    else controller.close();
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

function nodeStream(steps: Step[], release: () => void): Readable {
  return new Readable({
    highWaterMark: 1,
    read() {
      next(steps).then(
        (chunk) => this.push(chunk ?? null),
        (fault) => this.destroy(fault),
      );
    },
    destroy(fault, done) {
      release();
      done(fault);
    },
  });
}

/** One-shot sources of each kind. `isReleased` once nobody reads from it any more. */
export const sources = {
  'a source of one’s own': (size: number, ...steps: Step[]) => {
    let released = false;
    const stream = webStream(steps, () => {
      released = true;
    });
    const body: UploadSource = { size, repeatable: false, stream: () => stream };
    return { body, isReleased: () => released };
  },
  'a web stream': (size: number, ...steps: Step[]) => {
    let released = false;
    const stream = webStream(steps, () => {
      released = true;
    });
    return { body: fromStream(stream, { size }), isReleased: () => released };
  },
  'a Node stream': (size: number, ...steps: Step[]) => {
    let released = false;
    const stream = nodeStream(steps, () => {
      released = true;
    });
    return { body: fromStream(stream, { size }), isReleased: () => released };
  },
};

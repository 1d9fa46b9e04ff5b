import type { OpenApiDocument } from '../../contract/document.ts';
import type { Reply } from '../http/reply.ts';
import type { Preferences } from './prefer.ts';
import type { PrismThread } from './prism-thread.ts';

/** A call as Prism takes it; a template fits itself, so `path` is as the document has it. */
export type PrismRequest = {
  readonly method: string;
  readonly path: string;
  readonly mediaType?: string | undefined;
  readonly preferences?: Preferences;
};

/** Prism's own answer, before it is written as bytes. */
export type PrismAnswer = {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: unknown;
};

/**
 * Prism as the engine for what it alone can do: invented bodies, and preferences that no example meets. It
 * runs in a thread of its own from the first such request on, so that none of the others waits for it.
 */
export class Prism {
  readonly #documents: readonly OpenApiDocument[];
  #thread: Promise<PrismThread> | undefined;

  constructor(documents: readonly OpenApiDocument[]) {
    this.#documents = documents;
  }

  /** Prism's errors come back as its problem documents. @throws when its thread ends meanwhile */
  async answer(request: PrismRequest): Promise<PrismAnswer> {
    this.#thread ??= import('./prism-thread.ts').then(({ startPrismThread }) =>
      startPrismThread(this.#documents, () => {
        this.#thread = undefined;
      }),
    );
    return (await this.#thread).ask(request);
  }

  async close(): Promise<void> {
    await (await this.#thread)?.end();
  }
}

/** Prism's answer as bytes. */
export function prismReply(
  { status, mediaType, body }: PrismAnswer,
  headers: readonly string[],
): Reply {
  const text =
    typeof body === 'string' && !mediaType?.endsWith('json') ? body : JSON.stringify(body);
  const type = mediaType === undefined ? [] : ['content-type', mediaType];
  return { status, headers: [...type, ...headers], body: text ?? '' };
}

/** Headers of an answer, by their names in lower case; a Response's and a Map are such. */
export type AnswerHeaders = Iterable<[string, string]> & {
  readonly get: (name: string) => string | null | undefined;
};

/** A response whose body has been read. */
export type Answer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly content: string;
  /** Whether there was more, which was not read. */
  readonly isCut?: boolean;
};

/** What is read of an answer of an API, bytes after any decompression: far more than any documented one has. */
export const mostOfApi = 1024 * 1024;

/** What is kept of an answer of storage, bytes: its errors fit many times. */
export const mostOfStorage = 64_000;

/** What is read of a response. */
type Received = Pick<Response, 'status' | 'headers'> & {
  readonly body?: ReadableStream<Uint8Array> | null;
  readonly text: () => Promise<string>;
};

/** Reads a response, no more than so many bytes of it, or gives it back unread when nobody waits for it. */
export async function answerOf(
  response: Received,
  signal: AbortSignal,
  most: number,
): Promise<Answer> {
  if (signal.aborted) await response.body?.cancel();
  const { status, headers, body } = response;
  const length = headers.get('content-length');
  const isCompressed = headers.get('content-encoding') !== null;
  // Whole where its length is known, which is a good deal faster.
  if (!body || (length && Number(length) <= most && !isCompressed)) {
    return { status, headers, content: await response.text() };
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let content = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return { status, headers, content: content + decoder.decode() };
    bytes += value.length;
    content += decoder.decode(value.subarray(0, value.length - Math.max(0, bytes - most)), {
      stream: true,
    });
    if (bytes > most) {
      await reader.cancel();
      return { status, headers, content, isCut: true };
    }
  }
}

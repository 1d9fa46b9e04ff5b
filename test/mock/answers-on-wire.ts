/** One answer as it stood on the wire. */
export type WireAnswer = { readonly status: number; readonly head: string; readonly body: string };

/**
 * Reads the answers to pipelined requests.
 *
 * @param methods of the requests, in their order: an answer to HEAD has no body
 * @returns the answers and what was left over; never more answers than methods, but for one at the end that refuses what is no request
 */
export function readAnswers(
  wire: string,
  methods: readonly string[],
): { readonly answers: WireAnswer[]; readonly rest: string } {
  const answers: WireAnswer[] = [];
  let at = 0;
  while (at < wire.length) {
    const end = wire.indexOf('\r\n\r\n', at);
    if (end < 0) break;
    const head = wire.slice(at, end);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    // What cannot be read as a request is refused with a body, whatever was meant.
    const isRefusal = /^HTTP\/1\.1 4(00|31) .*^connection: close$/ims.test(head);
    const isHead = methods[answers.length] === 'HEAD' && !isRefusal;
    const length =
      isHead || status < 200 ? 0 : Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    if (wire.length < end + 4 + length) break;
    at = end + 4 + length;
    if (status < 200) continue;
    answers.push({ status, head, body: wire.slice(end + 4, at) });
  }
  return { answers, rest: wire.slice(at) };
}

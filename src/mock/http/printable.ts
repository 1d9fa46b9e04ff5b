/** A text as one line of printable ASCII: a header carries nothing else, and a terminal may obey it. */
export function printable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?').replace(/[^\x20-\x7e]/gu, encodeURI);
}

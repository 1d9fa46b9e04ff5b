/**
 * A text from elsewhere as a terminal may have it: a control character in it would steer the terminal,
 * or forge a line, so its number is written instead.
 */
export function printable(text: string): string {
  return text.replace(
    /\p{Cc}/gu,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

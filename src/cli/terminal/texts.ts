/**
 * A text from elsewhere as a terminal may have it: a control character in it would steer the terminal or
 * forge a line, one for the direction of writing would turn what stands behind it round. So its number is
 * written instead.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (control) => {
    const code = control.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/**
 * JSON that a terminal may have: of the control characters JSON itself writes only the first 32 by
 * their number.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f]/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
}

/** Bytes for people, in powers of 1000 as disks and networks are sold: `10.1 kB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** Seconds as a clock shows them: `0:07`, `12:40`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const allMinutes = Math.floor(whole / 60);
  const [hours, minutes] = [Math.floor(allMinutes / 60), allMinutes % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = two(whole % 60);
  return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

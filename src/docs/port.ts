/** What `--port` says. @throws with one sentence when it is no port */
export function portOf(text: string | undefined, usual: number): number {
  const port = Number(text ?? usual);
  if (text === '' || !/^\d*$/.test(text ?? '') || port > 65535) {
    throw new Error(`--port is "${text}"; it must be a whole number from 0 to 65535.`);
  }
  return port;
}

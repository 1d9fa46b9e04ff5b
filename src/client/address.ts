/** Whether a host of a URL is this machine. */
export function isLoopback(host: string): boolean {
  return /^(.*\.)?localhost\.?$|^127(\.\d+){3}$|^\[::1\]$/.test(host);
}

/** IPv4 as a URL always writes it; unspecified, mapped, translated, unique local and link-local IPv6. */
const privateRanges =
  /^(0|10|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d+)+$|^\[(::|64:ff9b:|f[cd]|fe[89ab])/;

/** Whether a host of a URL is an address that is reachable only from within some network. */
export function isPrivate(host: string): boolean {
  return isLoopback(host) || privateRanges.test(host);
}

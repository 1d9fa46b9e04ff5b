/** Whether a host of a URL is this machine. */
export function isLoopback(host: string): boolean {
  return /^(.*\.)?localhost\.?$|^127(\.\d+){3}$|^\[::1\]$/.test(host);
}

/** Whether a host of a URL is an address that is reachable only from within some network. */
export function isPrivate(host: string): boolean {
  const ranges = [
    /^(0|10)(\.\d+){3}$/,
    /^192\.168(\.\d+){2}$/,
    /^169\.254(\.\d+){2}$/,
    /^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/,
    /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])(\.\d+){2}$/,
    // Unspecified, mapped and translated IPv4, unique local, link-local.
    /^\[(::|64:ff9b:|f[cd]|fe[89ab])/,
  ];
  return isLoopback(host) || ranges.some((range) => range.test(host));
}

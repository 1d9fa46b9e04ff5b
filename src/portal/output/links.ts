/**
 * Makes every link within the portal relative, so that it works under any path and from any server.
 *
 * @param url the path of the page itself, from the portal's root
 */
export function relativeLinks(page: string, url: string): string {
  const up = '../'.repeat(url.split('/').length - 2) || './';
  return page.replaceAll(
    /(\s(?:href|src)=")\/(?!\/)([^"]*)"/g,
    (_, attribute: string, path: string) => `${attribute}${up}${path}"`,
  );
}

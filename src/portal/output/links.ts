/**
 * Makes every link within the portal relative, so that it works under any path and from any server.
 *
 * @param url the path of the page itself, from the portal's root
 */
export function relativeLinks(page: string, url: string): string {
  const up = '../'.repeat(url.split('/').length - 2) || './';
  return startingWith(up, page);
}

/** The same for a page that is sent for paths of any depth: its links name the whole path. */
export function wholeLinks(page: string, site: URL): string {
  return startingWith(site.pathname, page);
}

function startingWith(start: string, page: string): string {
  return page.replaceAll(
    /(\s(?:href|src)=")\/(?!\/)([^"]*)"/g,
    (_, attribute: string, path: string) => `${attribute}${start}${path}"`,
  );
}

import { parseHTML } from 'linkedom';

/** A page as it was written, ready to be read by what is made of the pages. */
export type WrittenPage = {
  /** The path from the portal's root, with a slash at its end. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly main: Element;
};

/** Reads what readers see of a page; what only a script can use is left out. */
export function readPage(url: string, html: string): WrittenPage {
  const { document } = parseHTML(html);
  const main = document.querySelector('main');
  if (!main) throw new Error(`The page ${url} has no main part.`);
  for (const element of main.querySelectorAll('[data-script-only], fieldset, .anchor'))
    element.remove();
  return {
    url,
    title: main.querySelector('h1')?.textContent ?? '',
    description: document.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
    main,
  };
}

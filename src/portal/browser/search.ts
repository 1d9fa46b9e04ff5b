import MiniSearch from 'minisearch';
import { searchOptions } from './search-options.ts';

type Found = { readonly url: string; readonly title: string; readonly page: string };

const portal = new URL('..', import.meta.url);
const shown = 12;
let dialog: HTMLDialogElement | undefined;

/** Opens the search; the index is loaded the first time. */
export async function openSearch(): Promise<void> {
  dialog ??= makeDialog(await loadIndex());
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

async function loadIndex(): Promise<MiniSearch> {
  const response = await fetch(new URL('search.json', portal));
  return MiniSearch.loadJSON(await response.text(), searchOptions);
}

function makeDialog(index: MiniSearch): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'finder';
  made.ariaLabel = 'Search';
  made.innerHTML =
    '<form method="dialog"><label><span class="visually-hidden">Search the docs</span><input type="text" placeholder="Parameter, error code, field, heading" autocomplete="off" spellcheck="false"></label><button>Close</button></form><p role="status"></p><ul></ul>';
  document.body.append(made);
  const input = made.querySelector('input') as HTMLInputElement;
  const list = made.querySelector('ul') as HTMLUListElement;
  const status = made.querySelector('p') as HTMLParagraphElement;
  input.addEventListener('input', () => {
    const found = index.search(input.value) as unknown as Found[];
    list.replaceChildren(...found.slice(0, shown).map(resultItem));
    status.textContent = input.value ? summary(found.length) : '';
  });
  made.addEventListener('keydown', (event) => move(event, input, list));
  made.addEventListener('click', ({ target }) => {
    // A click beside the dialog hits its backdrop; one on a result leads away.
    if (target === made || (target as Element).closest('a')) made.close();
  });
  return made;
}

function summary(count: number): string {
  if (count === 0) return 'Nothing found';
  return count === 1
    ? '1 place'
    : `${count} places${count > shown ? `, the best ${shown} shown` : ''}`;
}

function resultItem({ url, title, page }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = new URL(url.slice(1), portal).href;
  const place = document.createElement('span');
  link.textContent = title;
  place.textContent = page;
  if (page !== title) link.append(place);
  item.append(link);
  return item;
}

/** Arrow keys walk through the results; Enter in the field takes the first. */
function move(event: KeyboardEvent, input: HTMLInputElement, list: HTMLUListElement): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'Enter' && document.activeElement === input) {
    event.preventDefault();
    links[0]?.click();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) input.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}

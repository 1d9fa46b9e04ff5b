import MiniSearch from 'minisearch';
import { queryOf, searchOptions } from './search-options.ts';

type Found = {
  readonly url: string;
  readonly title: string;
  readonly page: string;
  readonly text: string;
  readonly terms: readonly string[];
};

const portal = new URL('..', import.meta.url);
const shown = 12;
let dialog: HTMLDialogElement | undefined;
let index: MiniSearch | undefined;
/** Whether Enter came before the index did. */
let isEntered = false;

/** Opens the search; the index is loaded the first time, and again when it did not come. */
export async function openSearch(): Promise<void> {
  dialog ??= makeDialog();
  if (dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector('input') as HTMLInputElement;
  input.select();
  if (index) return;
  isEntered = false;
  const status = dialog.querySelector('p') as HTMLParagraphElement;
  status.textContent = 'Loading…';
  try {
    index = await loadIndex();
    status.textContent = '';
    const enters = isEntered;
    input.dispatchEvent(new Event('input'));
    if (enters) dialog.querySelector<HTMLAnchorElement>('li a')?.click();
  } catch {
    status.textContent =
      'The search index did not load. Check the connection, then close the search and open it again.';
  }
}

async function loadIndex(): Promise<MiniSearch> {
  const response = await fetch(new URL('search.json', portal));
  if (!response.ok) throw new Error(`${response.status}`);
  return MiniSearch.loadJSON(await response.text(), searchOptions);
}

function makeDialog(): HTMLDialogElement {
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
    isEntered = false;
    if (!index) return;
    const all = find(index, input.value, 'AND');
    const found = all.length ? all : find(index, input.value, 'OR');
    list.replaceChildren(...found.slice(0, shown).map(resultItem));
    status.textContent = input.value.trim() ? summary(found.length, all.length === 0) : '';
  });
  made.addEventListener('keydown', (event) => move(event, input, list));
  made.addEventListener('click', ({ target }) => {
    // A click beside the dialog hits its backdrop; one on a result leads away.
    if (target === made || (target as Element).closest('a')) made.close();
  });
  return made;
}

function find(index: MiniSearch, words: string, combineWith: 'AND' | 'OR'): Found[] {
  return words.trim() ? (index.search(queryOf(words, combineWith)) as unknown as Found[]) : [];
}

function summary(count: number, isAny: boolean): string {
  if (count === 0) return 'Nothing found';
  const places = count === 1 ? '1 place' : `${count} places`;
  const best = count > shown ? `, the best ${shown} shown` : '';
  return isAny
    ? `No place has all of these words; ${places} with any of them${best}`
    : places + best;
}

function resultItem({ url, title, page, text, terms }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = new URL(url.slice(1), portal).href;
  link.textContent = title;
  for (const line of [page === title ? '' : page, excerpt(text, terms)].filter(Boolean)) {
    const span = document.createElement('span');
    span.textContent = line;
    link.append(span);
  }
  item.append(link);
  return item;
}

/** The words around the first that was looked for. */
function excerpt(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.min(...terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0));
  const start = at > 60 && at < text.length ? text.indexOf(' ', at - 50) + 1 : 0;
  const end = text.length > start + 140 ? text.lastIndexOf(' ', start + 140) : text.length;
  return `${start ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** Arrow keys walk through the results; Enter in the field takes the first. */
function move(event: KeyboardEvent, input: HTMLInputElement, list: HTMLUListElement): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'Enter' && document.activeElement === input) {
    event.preventDefault();
    isEntered = index === undefined;
    links[0]?.click();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) input.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}

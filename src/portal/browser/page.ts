import { offerThemes, rememberLanguage } from './choices.ts';
import { offerCopies } from './copy.ts';
import { leadToPlaces } from './places.ts';

offerThemes();
rememberLanguage();
offerCopies();
leadToPlaces();

const button = document.querySelector<HTMLButtonElement>('[data-search]');
if (button) offerSearch(button);

/** Shows the search button and listens for Ctrl K (⌘ K) and `/`. */
function offerSearch(button: HTMLButtonElement): void {
  // The name of the built file, which is loaded when search is first wanted.
  const open = async () => (await import('./search.js')).openSearch();
  button.hidden = false;
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    if (isShortcut || (event.key === '/' && !isTyping(event.target))) {
      event.preventDefault();
      open();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  // Right after the dialog has closed its field is still the target, though nobody can see it.
  return (
    target instanceof Element &&
    target.matches('input, select, textarea') &&
    target.checkVisibility()
  );
}

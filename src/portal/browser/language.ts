import { remember } from './remember.ts';

/** Keeps the language of the samples for the next page. */
export function rememberLanguage(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'language') {
      remember('language', target.value);
    }
  });
}

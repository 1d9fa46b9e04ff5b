/** Keeps a choice of looks for the next page; never anything that was typed. */
function remember(name: 'theme' | 'language', value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage can be forbidden; the choice then lasts for this page.
  }
}

/** Keeps the language of the samples for the next page. */
export function rememberLanguage(): void {
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'language') {
      remember('language', target.value);
    }
  });
}

/** Shows the button that switches between light and dark. */
export function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    root.dataset['theme'] = (root.dataset['theme'] ?? system) === 'dark' ? 'light' : 'dark';
    remember('theme', root.dataset['theme']);
  });
}

import { remember } from './remember.ts';

/** Shows the button that switches between light and dark. */
export function offerThemes(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const current = root.dataset['theme'] ?? (prefersDark() ? 'dark' : 'light');
    root.dataset['theme'] = current === 'dark' ? 'light' : 'dark';
    remember('theme', root.dataset['theme']);
  });
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

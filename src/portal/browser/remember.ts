/** Keeps a choice of looks for the next page; never anything that was typed. */
export function remember(name: 'theme' | 'language', value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage can be forbidden; the choice then lasts for this page.
  }
}

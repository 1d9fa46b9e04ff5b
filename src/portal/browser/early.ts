// Runs before the first paint, so that a remembered choice moves nothing.
const remembered = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // Storage can be forbidden; the defaults do.
  }
};

const theme = remembered('theme');
if (theme) document.documentElement.dataset['theme'] = theme;

const language = remembered('language');
if (language) {
  const watcher = new MutationObserver(() => {
    const choices = `input[name=language][value="${CSS.escape(language)}"]:not(:checked)`;
    for (const input of document.querySelectorAll<HTMLInputElement>(choices)) input.checked = true;
  });
  watcher.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => watcher.disconnect());
}

export {};

const icon =
  '<svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h9"/></svg>';

/** Gives every block of code, and every value that people paste, a button that copies it. */
export function offerCopies(): void {
  for (const element of document.querySelectorAll<HTMLElement>('main pre, main [data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.ariaLabel = `Copy ${element.matches('pre') ? 'this code' : element.textContent}`;
    button.innerHTML = icon;
    const name = button.ariaLabel;
    button.addEventListener('click', async () => {
      const done = await copy(element.textContent ?? '');
      button.ariaLabel = done ? 'Copied' : 'The browser did not allow it; select the text';
      button.classList.toggle('done', done);
      setTimeout(() => {
        button.ariaLabel = name;
        button.classList.remove('done');
      }, 2000);
    });
    element.append(button);
  }
}

/** Whether the text is on the clipboard, which a browser may forbid. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

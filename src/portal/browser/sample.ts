/** Fills the reader's own file and choices into the programs of a page. */
for (const form of document.querySelectorAll<HTMLFormElement>('form.own-file')) {
  const types: { readonly [extension: string]: string } = JSON.parse(form.dataset['types'] ?? '{}');
  const status = form.querySelector('[role=status]');
  form.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement | HTMLSelectElement;
    if (name !== '.file') return fill(name, value);
    const extension = value.split('.').at(-1) ?? '';
    const type = types[extension.toLowerCase()];
    const isPlain = !/["'\\$`]/.test(value);
    const endings = Object.keys(types).map((one) => `.${one}`);
    if (status) {
      status.textContent =
        type === undefined
          ? `The name must end in one of: ${endings.join(', ')}.`
          : isPlain
            ? `${value} goes up as ${type}.`
            : 'A name with a quote, $, ` or \\ must be written as your language wants it.';
    }
    if (type === undefined || !isPlain) return;
    fill('.file', value);
    fill('.kind', extension.toUpperCase());
    fill('.type', type);
  });
}

/** Puts a value into its places in all languages; in the path of a URL it is encoded. */
function fill(own: string, value: string): void {
  for (const [name, text] of [
    [own, value],
    [`${own}%`, encodeURIComponent(value)],
  ]) {
    for (const place of document.querySelectorAll(`[data-own="${name}"]`)) {
      place.textContent = text ?? '';
    }
  }
}

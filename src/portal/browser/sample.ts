/** Fills the reader's own file name and kind into the programs of a page. */
for (const form of document.querySelectorAll<HTMLFormElement>('form.own-file')) {
  const types: { readonly [extension: string]: string } = JSON.parse(form.dataset['types'] ?? '{}');
  const [name, status] = [form.querySelector('input'), form.querySelector('[role=status]')];
  let [was, wasType] = [form.dataset['file'] ?? '', form.dataset['type'] ?? ''];
  name?.addEventListener('input', () => {
    const file = name.value;
    const extension = file.split('.').at(-1) ?? '';
    const type = types[extension.toLowerCase()];
    const says =
      type === undefined
        ? `The name must end in one of: ${Object.keys(types)
            .map((one) => `.${one}`)
            .join(', ')}.`
        : /["'\\$`]/.test(file)
          ? 'A name with a quote, $, ` or \\ must be written as your language wants it.'
          : `${file} goes up as ${type}.`;
    if (status) status.textContent = says;
    if (type === undefined || /["'\\$`]/.test(file)) return;
    const kind = (text: string) => text.split('.').at(-1)?.toUpperCase() ?? '';
    const walker = document.createTreeWalker(
      document.querySelector('.samples') as Node,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      node.textContent = (node.textContent ?? '')
        .replaceAll(was, file)
        .replaceAll(wasType, type)
        .replaceAll(new RegExp(`\\b${kind(was)}\\b`, 'g'), kind(file));
    }
    [was, wasType] = [file, type];
  });
}

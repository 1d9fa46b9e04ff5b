/** Keeps the mock's test values and real secrets apart when the server is changed. */
export function chooseServer(form: HTMLFormElement, changed: () => void): void {
  const wanted = form.querySelector<HTMLSelectElement>('[name=wanted]');
  const secrets = [...form.querySelectorAll<HTMLInputElement>('[data-secret]')];
  const token = secrets.find(({ dataset }) => 'token' in dataset);
  wanted?.addEventListener('change', () => {
    if (token) token.value = wanted.value;
  });
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'server') return;
    const isMock = target.value === '';
    for (const input of secrets) {
      input.type = isMock ? 'text' : 'password';
      input.value = isMock ? (input.dataset['mock'] ?? '') : '';
    }
    if (wanted) {
      wanted.value = wanted.options[0]?.value ?? '';
      wanted.disabled = !isMock;
    }
    const warning = form.querySelector<HTMLElement>('.warning');
    if (warning) warning.hidden = isMock;
    changed();
  });
}

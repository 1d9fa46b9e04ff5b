import { meaningOf } from '../../contract/meaning.ts';

/** Tells which failure a pasted answer is, in the words that stand on the page for its kind. */
for (const form of document.querySelectorAll<HTMLFormElement>('form.failure')) {
  const verdict = form.querySelector('.verdict') as HTMLElement;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { of, status, body } = Object.fromEntries(new FormData(form)) as {
      [field: string]: string;
    };
    const number = Number(status);
    if (!/^\s*[1-5]\d\d\s*$/.test(status ?? '')) {
      verdict.textContent = `The status is “${status}”; it must be a number from 100 to 599.`;
      return;
    }
    const { kind, code, message } = meaningOf(JSON.parse(of ?? '{}'), number, (body ?? '').trim());
    if (!kind) {
      verdict.textContent = 'This is no failure: it is the success that was asked for.';
      return;
    }
    const words = document.getElementById(kind)?.nextElementSibling;
    const link = document.createElement('a');
    link.href = `#${kind}`;
    link.textContent = kind;
    const said = [code, message].filter(Boolean).join(': ');
    verdict.replaceChildren(link, `${said ? ` (${said})` : ''}. ${words?.textContent ?? ''}`);
  });
}

import { at, read } from '../../../contract/meaning.ts';
import type { TryItFacts } from '../../components/try-it.ts';
import { put } from './put.ts';
import type { Answer } from './send.ts';
import { showAnswer } from './show.ts';

/** Shows the second form when there is a URL to upload to, and hides it when there is none. */
export function offerUpload(request: HTMLFormElement, facts: TryItFacts) {
  const form = request.parentElement?.querySelector<HTMLFormElement>('form.upload');
  let target: { readonly url: string; readonly isSecret: boolean } | undefined;
  if (form) {
    const type = form.elements.namedItem('type') as HTMLSelectElement;
    const file = form.elements.namedItem('file') as HTMLInputElement;
    file.addEventListener('change', () => {
      const extension = file.files?.[0]?.name.split('.').at(-1)?.toLowerCase() ?? '';
      type.value = facts.contentTypes[extension] ?? type.value;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const [chosen] = file.files ?? [];
      if (chosen && target) upload(form, chosen, type.value, target);
    });
  }
  return {
    offer({ status, body }: Answer, isSecret: boolean): void {
      const url = `${status}` === facts.link?.status ? urlIn(body, facts.link.pointer) : undefined;
      target = url ? { url, isSecret } : undefined;
      if (form) form.hidden = !target;
    },
    withdraw(): void {
      target = undefined;
      if (!form) return;
      form.hidden = true;
      const outcome = form.querySelector<HTMLElement>('.outcome');
      if (outcome) outcome.hidden = true;
    },
  };
}

async function upload(
  form: HTMLFormElement,
  file: File,
  type: string,
  { url, isSecret }: { readonly url: string; readonly isSecret: boolean },
): Promise<void> {
  const outcome = form.querySelector<HTMLElement>('.outcome');
  const status = form.querySelector('[role=status]');
  const progress = form.querySelector('progress');
  if (!outcome || !status || !progress) return;
  outcome.hidden = false;
  progress.hidden = false;
  progress.value = 0;
  status.textContent = `Uploading ${file.name}…`;
  try {
    const answer = await put(url, file, type, (part) => {
      progress.value = part;
    });
    showAnswer(outcome, answer, isSecret);
  } catch {
    status.textContent =
      'The browser got no answer that it may read. Storage may not allow browsers (CORS), or the connection broke.';
  } finally {
    progress.hidden = true;
  }
}

function urlIn(body: string, pointer: string): string | undefined {
  const found = at(read('application/json', body), pointer);
  return typeof found === 'string' ? found : undefined;
}

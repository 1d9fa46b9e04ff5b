import type { Mask } from '../../../client/mask.ts';
import { at, read } from '../../../contract/meaning.ts';
import type { TryItFacts } from '../../components/try-it.ts';
import { type Answer, put, say, showAnswer } from './answer.ts';
import { maskFor, type Prepared } from './request.ts';
import { waits } from './waiting.ts';

/** How long an upload may take, in seconds. */
const limit = 10 * 60;

type Target = { readonly url: string; readonly mask: Mask | undefined; readonly name: string };

/** Shows the second form when there is a URL to upload to, and hides it when there is none. */
export function offerUpload(request: HTMLFormElement, facts: TryItFacts) {
  const form = request.parentElement?.querySelector<HTMLFormElement>('form.upload');
  if (!form) return { offer: () => undefined, withdraw: () => undefined };
  const outcome = form.querySelector('.outcome') as HTMLElement;
  const waiting = waits(form.querySelector('.cancel') as HTMLButtonElement, limit);
  const type = form.elements.namedItem('type') as HTMLSelectElement;
  const file = form.elements.namedItem('file') as HTMLInputElement;
  let target: Target | undefined;
  const warn = () => {
    const warning = form.querySelector('.warning') as HTMLElement;
    const found = target && file.files?.[0] ? doubts(target, file.files[0], type.value, facts) : '';
    warning.textContent = found;
    warning.hidden = !found;
  };
  file.addEventListener('change', () => {
    type.value = facts.contentTypes[extensionOf(file.files?.[0]?.name)] ?? type.value;
    warn();
  });
  type.addEventListener('change', warn);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [chosen] = file.files ?? [];
    if (!chosen || !target) return;
    const wait = waiting.begin();
    const progress = form.querySelector('progress') as HTMLProgressElement;
    progress.hidden = false;
    progress.value = 0;
    say(outcome, `Uploading ${chosen.name}…`);
    const { url, mask } = target;
    try {
      const answer = await put(url, chosen, type.value, wait.signal, (part) => {
        progress.value = part;
      });
      if (wait.isCurrent()) showAnswer(outcome, answer, { answers: facts.uploadAnswers, mask });
    } catch {
      if (wait.isCurrent()) say(outcome, withoutAnswer[wait.reason() ?? 'broken']);
    } finally {
      wait.end();
      if (wait.isCurrent()) progress.hidden = true;
    }
  });
  return {
    offer({ status, body }: Answer, asked: Prepared): void {
      const url = `${status}` === facts.link?.status ? urlIn(body, facts.link.pointer) : undefined;
      const named = request.elements.namedItem(facts.fileName) as HTMLInputElement | null;
      target = url ? { url, mask: maskFor(asked, url), name: named?.value ?? '' } : undefined;
      form.hidden = !target;
      warn();
    },
    withdraw(): void {
      waiting.drop();
      target = undefined;
      form.hidden = true;
      outcome.hidden = true;
    },
  };
}

const withoutAnswer = {
  cancelled: 'Cancelled. Storage may have the file all the same.',
  late: `No answer within ${limit} seconds. The same URL serves until it expires.`,
  broken:
    'The browser got no answer that it may read. Storage may not allow browsers (CORS), or the connection broke.',
};

/** Why storage may refuse a file: its name or its type is not the one that the URL was asked for with. */
function doubts(target: Target, file: File, type: string, facts: TryItFacts): string {
  const signed = facts.contentTypes[extensionOf(target.name)];
  return [
    file.name !== target.name &&
      `The URL was asked for with the name “${target.name}”, this file is called “${file.name}”.`,
    signed !== undefined &&
      signed !== type &&
      `By that name the URL was signed for ${signed}: with ${type} storage answers 403.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function extensionOf(name = ''): string {
  return name.split('.').at(-1)?.toLowerCase() ?? '';
}

function urlIn(body: string, pointer: string): string | undefined {
  const found = at(read('application/json', body), pointer);
  return typeof found === 'string' ? found : undefined;
}

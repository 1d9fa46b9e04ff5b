import type { TryItFacts } from '../../components/try-it.ts';
import { copy } from '../copy.ts';
import { type Answer, say, send, showAnswer, write } from './answer.ts';
import { curlText, maskFor, type Prepared, prepareRequest, requestText, unfit } from './request.ts';
import { offerUpload } from './upload.ts';
import { waits } from './waiting.ts';

/** How long an answer may take, in seconds. */
const limit = 30;

/** Makes the form send what it says. */
for (const form of document.querySelectorAll<HTMLFormElement>('.try-it form[data-facts]')) {
  const facts: TryItFacts = JSON.parse(form.dataset['facts'] ?? '');
  const outcome = form.nextElementSibling as HTMLElement;
  const upload = offerUpload(form, facts);
  const waiting = waits(form.querySelector('.cancel') as HTMLButtonElement, limit);
  chooseServer(form, () => {
    waiting.drop();
    upload.withdraw();
    outcome.hidden = true;
  });
  form.querySelector('.curl')?.addEventListener('click', async () => {
    const text = curlText(prepareRequest(form, facts));
    const done = await copy(text);
    upload.withdraw();
    say(outcome, done ? 'Copied for a shell:' : 'The browser did not allow it; for a shell:');
    write(outcome, '.sent', text);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    upload.withdraw();
    const request = prepareRequest(form, facts);
    write(outcome, '.sent', requestText(request));
    const fault = unfit(request);
    if (fault) say(outcome, fault);
    else await ask(request);
    outcome.focus({ preventScroll: true });
    outcome.scrollIntoView({ block: 'nearest' });
  });

  async function ask(request: Prepared): Promise<void> {
    const { isSecret } = request;
    const wait = waiting.begin();
    say(outcome, `Waiting for the answer, ${limit} seconds at most…`);
    try {
      const answer = await send(request, wait.signal);
      if (!wait.isCurrent()) return;
      if (!isSecret && !isOfMock(answer)) say(outcome, noMock);
      else {
        showAnswer(outcome, answer, { answers: facts.answers, mask: maskFor(request) });
        upload.offer(answer, request);
      }
    } catch {
      if (wait.isCurrent()) say(outcome, withoutAnswer(wait.reason(), isSecret));
    } finally {
      wait.end();
    }
  }
}

const noMock =
  'No mock answers here: these pages come from a plain file server. Start one that serves both with: npm start';

function withoutAnswer(reason: 'cancelled' | 'late' | undefined, isSecret: boolean): string {
  if (reason === 'cancelled') return 'Cancelled.';
  if (reason === 'late') return `No answer within ${limit} seconds. Try again, or use curl.`;
  return isSecret
    ? 'The browser got no answer that it may read. Whether the sandbox allows browsers (CORS) is not documented; “Copy as curl” does not need it.'
    : 'No mock answers beside this page. Serve portal and mock together with: npm start';
}

/** The mock says in each answer what it rests on; a server of files does not. */
function isOfMock({ headers }: Answer): boolean {
  return headers.some(([name]) => name.startsWith('x-mock-'));
}

/** Keeps the mock's test values and real secrets apart when the server is changed. */
function chooseServer(form: HTMLFormElement, changed: () => void): void {
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

import type { Mask } from '../../../client/mask.ts';
import { type Answers, meaningOf } from '../../../contract/meaning.ts';
import { type Prepared, saidIn } from './request.ts';

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly milliseconds: number;
};

/** Sends the request with nothing of the browser's own in it. */
export async function send(
  { method, url, headers }: Prepared,
  signal: AbortSignal,
): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, {
    method,
    headers: headers.map(({ name, prefix, value }): [string, string] => [name, prefix + value]),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
  });
  const body = await response.text();
  return {
    status: response.status,
    headers: [...response.headers],
    body,
    milliseconds: performance.now() - started,
  };
}

/** Uploads a file and tells how far it is, from 0 to 1, which `fetch` cannot do. */
export function put(
  url: string,
  file: File,
  type: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 1);
    request.onerror = () => reject(new Error('The upload got no answer.'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.onload = () => {
      const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean);
      resolve({
        status: request.status,
        headers: lines.map((line) => {
          const at = line.indexOf(': ');
          return [line.slice(0, at), line.slice(at + 2)];
        }),
        body: request.responseText,
        milliseconds: performance.now() - started,
      });
    };
    request.send(file);
  });
}

/** Shows status, time, headers and body, and leads to what a failure means. */
export function showAnswer(
  outcome: HTMLElement,
  answer: Answer,
  { answers, mask }: { readonly answers: Answers; readonly mask: Mask | undefined },
): void {
  const { status, headers, body, milliseconds } = answer;
  say(outcome, `${status} in ${milliseconds.toFixed(0)} ms`);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const text = laidOut(body);
  const head = [String(status), ...lines].join('\n');
  const shown = mask ? mask(`${head}\n\n${saidIn(text)}`) : `${head}\n\n${text}`;
  write(outcome, '.answered', shown);
  const { kind } = meaningOf(answers, status, body);
  const explained = outcome.querySelector<HTMLElement>('.explained');
  const link = explained?.querySelector('a');
  if (!explained || !link) return;
  explained.hidden = kind === undefined;
  link.textContent = kind ?? '';
  link.href = new URL(`../guides/errors/#${kind}`, import.meta.url).href;
}

/** Says how it stands, and shows no answer. */
export function say(outcome: HTMLElement, text: string): void {
  outcome.hidden = false;
  write(outcome, '[role=status]', text);
  write(outcome, '.answered', '');
  const explained = outcome.querySelector<HTMLElement>('.explained');
  if (explained) explained.hidden = true;
}

/** JSON is laid out; everything else is shown as it came. */
function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export function write(outcome: HTMLElement, selector: string, text: string): void {
  const element = outcome.querySelector(`${selector} code`) ?? outcome.querySelector(selector);
  if (!element) return;
  element.textContent = text;
  const block = element.closest('pre');
  if (block) block.hidden = text === '';
}

import type { Prepared } from './request.ts';
import type { Answer } from './send.ts';

const mask = '••••••';

/** Shows the request as it is sent; real secrets are masked. */
export function showRequest(
  outcome: HTMLElement,
  { method, url, headers, isSecret }: Prepared,
): void {
  const lines = headers.map(
    ({ name, value, secret }) => `${name}: ${secret && isSecret ? mask : value}`,
  );
  write(outcome, '.sent', [`${method} ${url}`, ...lines].join('\n'));
}

export function showWaiting(outcome: HTMLElement): void {
  outcome.hidden = false;
  write(outcome, '[role=status]', 'Waiting for the answer…');
  write(outcome, '.answered', '');
}

/** Shows status, time, headers and body; the URL of a real service is shown without its query. */
export function showAnswer(outcome: HTMLElement, answer: Answer, isSecret: boolean): void {
  const { status, headers, body, milliseconds } = answer;
  outcome.hidden = false;
  write(outcome, '[role=status]', `${status} in ${milliseconds.toFixed(0)} ms`);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const text = laidOut(body);
  const shown = isSecret ? withoutSecrets(text) : text;
  write(outcome, '.answered', `${[String(status), ...lines].join('\n')}\n\n${shown}`);
}

/** A URL loses its query. Storage's errors can repeat key id and signature: only what they say is shown. */
function withoutSecrets(text: string): string {
  if (!text.trimStart().startsWith('<')) {
    return text.replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s"<]+/g, `$1?${mask}`);
  }
  const said = [...text.matchAll(/<(Code|Message)>([^<?]*)</g)];
  return said.map(([, name, value]) => `${name}: ${value}`).join('\n') || mask;
}

export function showFault(outcome: HTMLElement, { isSecret }: Prepared): void {
  const reason = isSecret
    ? 'The browser got no answer that it may read. Whether the sandbox allows browsers (CORS) is not documented; the curl sample above does not need it.'
    : 'No mock answers beside this page. Serve portal and mock together with: npm start';
  write(outcome, '[role=status]', reason);
  write(outcome, '.answered', '');
}

/** JSON is laid out; everything else is shown as it came. */
function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function write(outcome: HTMLElement, selector: string, text: string): void {
  const element = outcome.querySelector(selector);
  if (element) element.textContent = text;
}

import type { Prepared } from './request.ts';

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly milliseconds: number;
};

/** Sends the request with nothing of the browser's own in it. */
export async function send({ method, url, headers }: Prepared): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, {
    method,
    headers: headers.map(({ name, value }): [string, string] => [name, value]),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
  const body = await response.text();
  return {
    status: response.status,
    headers: [...response.headers],
    body,
    milliseconds: performance.now() - started,
  };
}

import { createMask, type Mask } from '../../../client/mask.ts';
import { variable } from '../../../contract/names.ts';
import type { TryItFacts } from '../../components/try-it.ts';

type PreparedHeader = {
  readonly name: string;
  readonly prefix: string;
  readonly value: string;
  /** The option of the client that it is, when it is a secret. */
  readonly secret: string | undefined;
};

export type Prepared = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly PreparedHeader[];
  /** Whether real secrets are in it: then it is shown masked. */
  readonly isSecret: boolean;
};

const mask = '••••••';

/** The request that the form describes. An empty header is left out; an empty query value is sent. */
export function prepareRequest(form: HTMLFormElement, facts: TryItFacts): Prepared {
  const fields = [...form.querySelectorAll<HTMLInputElement>('[data-in]')];
  const server = new FormData(form).get('server');
  const of = (place: string) => fields.filter(({ dataset }) => dataset['in'] === place);
  const path = of('path').reduce(
    (text, { name, value }) => text.replace(`{${name}}`, encodeURIComponent(value)),
    facts.path,
  );
  const query = of('query').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  return {
    method: facts.method,
    url: `${server || location.origin}${path}${query.length ? `?${query.join('&')}` : ''}`,
    headers: of('header')
      .filter(({ value }) => value !== '')
      .map(({ name, value, dataset }) => ({
        name,
        value,
        prefix: dataset['prefix'] ?? '',
        secret: dataset['secret'],
      })),
    isSecret: Boolean(server),
  };
}

/** What is wrong with a header, in one sentence; nothing when all of them can be sent. */
export function unfit({ headers }: Prepared): string | undefined {
  const found = headers.find(({ value }) => /[^\t\x20-\x7e\x80-\xff]/.test(value));
  return (
    found &&
    `${found.name} has a character that no header can carry, such as a curly quote or a line break; paste it again.`
  );
}

/** The request as it is sent; real secrets are masked. */
export function requestText({ method, url, headers, isSecret }: Prepared): string {
  const lines = headers.map(
    ({ name, prefix, value, secret }) => `${name}: ${prefix}${secret && isSecret ? mask : value}`,
  );
  return [`${method} ${url}`, ...lines].join('\n');
}

/** The request as a line for a shell, in which real secrets are variables. */
export function curlText({ method, url, headers, isSecret }: Prepared): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = headers.map(({ name, prefix, value, secret }) =>
    secret && isSecret
      ? `--header "${name}: ${prefix}$${variable(secret)}"`
      : `--header ${quoted(`${name}: ${prefix}${value}`)}`,
  );
  return [`curl --include --request ${method} ${quoted(url)}`, ...lines].join(' \\\n  ');
}

/** What takes secrets and the query of every URL out of a real server's answers; the mock's have none. */
export function maskFor({ headers, isSecret }: Prepared, url = ''): Mask | undefined {
  if (!isSecret) return undefined;
  const signed = [...new URLSearchParams(url.split('?', 2)[1]).values()];
  const typed = headers.flatMap(({ secret, value }) => (secret ? value : []));
  // Short values, as a date's, are no secrets.
  return createMask(() => [...typed, ...signed.filter(({ length }) => length > 7)]);
}

/** Storage's errors can repeat key id and signature: of them only what they say is shown. */
export function saidIn(text: string): string {
  if (!text.trimStart().startsWith('<')) return text;
  const said = [...text.matchAll(/<(Code|Message)>([^<?]*)</g)];
  return said.map(([, name, value]) => `${name}: ${value}`).join('\n') || mask;
}

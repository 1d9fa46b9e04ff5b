import type { TryItFacts } from '../../components/try-it.ts';

export type Prepared = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly {
    readonly name: string;
    readonly value: string;
    readonly secret: boolean;
  }[];
  /** Whether real secrets are in it: then it is shown masked. */
  readonly isSecret: boolean;
};

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
    url: `${server || location.origin}${path}?${query.join('&')}`,
    headers: of('header')
      .filter(({ value }) => value !== '')
      .map(({ name, value, dataset }) => ({
        name,
        value: `${dataset['prefix'] ?? ''}${value}`,
        secret: 'secret' in dataset,
      })),
    isSecret: Boolean(server),
  };
}

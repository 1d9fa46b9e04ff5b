import { Random } from '../../src/mock/random.ts';
import type { Sent } from './request.ts';

/** A request of the corpus, with the choices it was made from. */
export type CorpusRequest = Sent & {
  readonly document: 'one-integration' | 'integration-v1';
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
};

const absent = undefined;

/** What each part of a request is chosen from; the first is the ordinary one. */
const choices = {
  method: ['GET', 'GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'],
  token: ['any', 'any', 'any', 'invalid-access-token', '', absent],
  integrationId: [
    '00000000-0000-4000-8000-000000000009',
    '00000000-0000-4000-8000-00000000000A',
    'no-uuid',
    '',
    absent,
  ],
  fileContentType: ['CSV', 'XLSX', 'XLS', 'csv', 'text/csv', '', absent],
  templateType: ['sales', 'purchase', 'Sales', 'sale%73', '', 'other', 'sales/more'],
  name: [
    'a.csv',
    'b.xlsx',
    'c.zip',
    'register',
    'x.CSV',
    '',
    'a%20b.csv',
    'a+b.csv',
    '%E0%A4%85.csv',
    `${'x'.repeat(1022)}.csv`,
    'x'.repeat(1501),
    absent,
  ],
  parameter: ['exact', 'exact', 'exact', 'otherCase', 'twice', 'withAnother'],
  accept: [
    absent,
    absent,
    '*/*',
    'application/json',
    'text/plain',
    'text/html',
    'application/xml, */*;q=0.1',
    'application/*',
  ],
  prefer: [
    absent,
    absent,
    absent,
    'code=200',
    'code=401',
    'code=403',
    'code=500',
    'code=406',
    'code=418',
    'code=x',
    'example=generated',
    'example=created',
    'code=403, example=license-expired',
    'code=403, example=none',
    'dynamic=false',
    'code=403, dynamic=true, seed=7',
    'dynamic=maybe',
    'respond-async',
  ],
  body: [absent, absent, absent, absent, absent, 'text', '{}'],
  path: [
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'own',
    'trailing',
    'upper',
    'unknown',
    'root',
  ],
} as const;

type Chosen = { [K in keyof typeof choices]: (typeof choices)[K][number] };

/**
 * The same requests for the same seed, each once: each departs from an ordinary one in up to three parts.
 *
 * @param size how many are drawn, of which many are alike
 */
export function corpus(seed: string, size: number): CorpusRequest[] {
  const random = new Random(seed);
  const pick = <T>(from: readonly T[]): T => from[random.uint32() % from.length] as T;
  const names = Object.keys(choices) as (keyof typeof choices)[];
  const drawn = Array.from({ length: size }, (_, i) => {
    const chosen: Record<string, string | undefined> = Object.fromEntries(
      names.map((name) => [name, choices[name][0]]),
    );
    for (let n = random.uint32() % 4; n > 0; n--) {
      const name = pick(names);
      chosen[name] = pick<string | undefined>(choices[name]);
    }
    return i % 2 ? oneIntegration(chosen as Chosen) : integrationV1(chosen as Chosen);
  });
  return [...new Map(drawn.map((request) => [JSON.stringify(request), request])).values()];
}

function oneIntegration(chosen: Chosen): CorpusRequest {
  const { token, integrationId } = chosen;
  const headers = { 'x-clear-auth-token': token, 'x-integration-id': integrationId };
  return request(
    'one-integration',
    '/one-integration/action/pre-sign',
    'filename',
    headers,
    chosen,
  );
}

function integrationV1(chosen: Chosen): CorpusRequest {
  const { token, fileContentType, templateType } = chosen;
  const headers = { 'x-cleartax-auth-token': token, fileContentType };
  const path = `/integration/v1/generatePreSign/${templateType}`;
  return request('integration-v1', path, 'fileName', headers, chosen);
}

function request(
  document: CorpusRequest['document'],
  path: string,
  parameter: string,
  own: Readonly<Record<string, string | undefined>>,
  { method, accept, prefer, body, name, parameter: spelling, path: place }: Chosen,
): CorpusRequest {
  const length = body === undefined ? absent : String(body.length);
  const headers = { ...own, accept, prefer, 'content-length': length };
  const places = {
    own: path,
    trailing: `${path}/`,
    upper: path.toUpperCase(),
    unknown: '/nowhere',
    root: '/',
  };
  const query = queryOf(parameter, name, spelling);
  return {
    document,
    method,
    path: places[place] + query,
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    ...(body !== undefined && { body }),
  };
}

function queryOf(
  parameter: string,
  name: string | undefined,
  spelling: Chosen['parameter'],
): string {
  if (name === undefined) return '';
  const spelled = spelling === 'otherCase' ? swapCase(parameter) : parameter;
  const value = `?${spelled}=${name}`;
  if (spelling === 'twice') return `${value}&${parameter}=${name}`;
  return spelling === 'withAnother' ? `${value}&extra=1` : value;
}

function swapCase(parameter: string): string {
  return parameter === 'filename' ? 'fileName' : 'filename';
}

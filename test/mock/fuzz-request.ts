import type { Random } from '../../src/mock/random.ts';

/** One request as bytes, with what is needed to read the answer to it. */
export type FuzzRequest = { readonly method: string; readonly bytes: Buffer };

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'PUT',
  'PUT',
  'POST',
  'HEAD',
  'OPTIONS',
  'DELETE',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'QUERY',
];
const paths = [
  '/one-integration/action/pre-sign',
  '/one-integration/action/pre-sign',
  '/integration/v1/generatePreSign/sales',
  '/integration/v1/generatePreSign/purchase',
  '/integration/v1/generatePreSign/%E0%A4%A',
  '/integration/v1/generatePreSign/',
  '/v1/ap-south-1/one-integration-staging/a/b/c.csv',
  '/v1/ap-south-1/ingestionv2-staging/%2e%2e/%00',
  '/v1/ap-south-1/',
  '/__mock/health',
  '/__mock/objects/x/y',
  '/__mock/openapi/storage.json',
  '/',
  '//',
  '/../../etc/passwd',
  '/one%2Dintegration/action/pre-sign',
  '/__mock/objects/a%2F..%2Fb',
  'http://elsewhere.example/one-integration/action/pre-sign',
];
const queries = [
  '',
  '',
  '?filename=a.csv',
  '?fileName=a.csv',
  '?filename=',
  '?fileName=%',
  '?filename=%E0%A4%A',
  '?filename=a.csv&filename=b',
  '?__code=500',
  '?__code=401&__seed=%E2%82%AC%0D%0A',

  '?__dynamic=x',
  '?X-Amz-Signature=1',
  '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/d/e&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0',
  '???&&==%%',
];
const headers = [
  'x-clear-auth-token: any',
  'x-clear-auth-token: mock-permission-denied',
  'x-clear-auth-token: mock-__proto__',
  'x-cleartax-auth-token: any',
  'x-cleartax-auth-token: invalid-access-token',
  'x-integration-id: 00000000-0000-4000-8000-000000000009',
  'x-integration-id: %00',
  'fileContentType: CSV',
  'fileContentType:',
  'Accept: ;;,/',
  'Accept: application/json;q=2, */*;q=x',
  'Prefer: code=401',
  'Prefer: code=403, example=license-expired',
  'Prefer: code=999999999999, example=__proto__',
  'Prefer: =;=,",;',
  'Prefer: example=toString',
  'Content-Type: text/csv',
  'Origin: null',
  'Access-Control-Request-Method: PUT',
  'Range: bytes=0-1',
  'If-None-Match: *',
  'x-amz-acl: private',
  '__proto__: 1',
  'constructor: 1',
  'Trailer: x',
  'Upgrade: websocket',
  'Connection: x-amz-acl',
  'Content-MD5: x',
];

/** A request whose end can be found, however odd the rest of it is, so that more can follow it. */
export function oddRequest(random: Random): FuzzRequest {
  const method = pick(random, methods);
  const target = mutate(random, pick(random, paths) + pick(random, queries));
  const lines = [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1'];
  for (let n = random.uint32() % 7; n > 0; n--) lines.push(pick(random, headers));
  if (random.uint32() % 8 === 0) lines.push(`${name(random)}: ${value(random)}`);
  if (random.uint32() % 200 === 0) lines.push('Prefer: dynamic=true');
  if (random.uint32() % 100 === 0) lines.push('Expect: 100-continue');
  const body = random.uint32() % 4 ? '' : value(random);
  if (body && random.uint32() % 3 === 0) {
    lines.push(
      'Transfer-Encoding: chunked',
      '',
      `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    );
    return { method, bytes: Buffer.from(lines.join('\r\n'), 'latin1') };
  }
  if (body || random.uint32() % 2) lines.push(`Content-Length: ${body.length}`);
  return { method, bytes: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1') };
}

/** Something after which a connection cannot always go on: not HTTP, or a request that is cut or damaged. */
export function brokenEnd(random: Random): FuzzRequest {
  const { method, bytes } = oddRequest(random);
  const kind = random.uint32() % 5;
  const at = random.uint32() % bytes.length;
  if (kind === 0) return { method, bytes: Buffer.alloc(0) };
  if (kind === 1) return { method, bytes: bytes.subarray(0, at) };
  if (kind === 2) return { method: 'PUT', bytes: Buffer.from(cutUpload) };
  if (kind === 3) return { method, bytes: Buffer.from(`${value(random)}\r\n\r\n`, 'latin1') };
  const damaged = Buffer.from(bytes);
  damaged[at] = random.uint32() % 256;
  return { method, bytes: damaged };
}

const cutUpload = 'PUT /v1/ap-south-1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx';

/** Changes some characters of a target, within what a request line can hold. */
function mutate(random: Random, target: string): string {
  const characters = [...target];
  for (let n = random.uint32() % 3; n > 0; n--) {
    const at = 1 + (random.uint32() % Math.max(1, characters.length - 1));
    characters.splice(at, random.uint32() % 2, pick(random, odd));
  }
  return characters.join('');
}

const odd = [
  '%',
  '%00',
  '%2F',
  '%zz',
  '%E0%A4',
  '/',
  '?',
  '&',
  '=',
  ';',
  '..',
  '~',
  '+',
  '\u00ff',
  '{',
  '}',
  '"',
  '\\',
  ':',
  '@',
  'A',
  '0',
];

function name(random: Random): string {
  return Array.from({ length: 1 + (random.uint32() % 20) }, () => pick(random, token)).join('');
}

const token = [..."abcdefghijklmnopqrstuvwxyzABC0189-_.!#$%&'*+^`|~"];

/** Anything that a header value may be: printable, tab and the upper half of latin1. */
function value(random: Random): string {
  const codes = Array.from({ length: 1 + (random.uint32() % 40) }, () => {
    const code = 0x20 + (random.uint32() % 0xe0);
    return code === 0x7f ? 0x09 : code;
  });
  return String.fromCharCode(0x21 + (random.uint32() % 0x5d), ...codes, 0x2e);
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.uint32() % from.length] as T;
}

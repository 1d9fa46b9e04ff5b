import { createHash } from 'node:crypto';
import { bodyNamed, upload } from './apis.ts';
import { type Aspect, compare, type Departure } from './departures.ts';
import type { Result } from './results.ts';
import { type Seen, send, type Waiting } from './send.ts';
import { type GoodUpload, type UploadFault, uploadMessage } from './upload-cases.ts';

const storedStatus = 200;

/** Uploads as documented; a stored upload has no body, but an ETag. */
export async function runUpload(
  id: string,
  title: string,
  good: GoodUpload,
  waiting: Waiting,
): Promise<Result> {
  const startedAt = performance.now();
  const seen = await send(uploadMessage(good), waiting);
  const { departures, observed } = storedDepartures(seen, good);
  return {
    ...uploadFacts(id, title),
    state: departures.length ? 'departs' : 'conforms',
    status: seen.status,
    departures,
    observed,
    took: performance.now() - startedAt,
  };
}

/** What a report says of an upload before it was sent. */
export function uploadFacts(id: string, title: string) {
  return {
    contract: 'storage',
    id,
    title,
    kind: 'upload',
    expects: undefined,
    expectedStatus: storedStatus,
    basis: 'documented',
  } as const;
}

export async function runUploadFault(
  fault: UploadFault,
  good: GoodUpload,
  waiting: Waiting,
): Promise<Result> {
  const startedAt = performance.now();
  const seen = await send(fault.message(good), waiting);
  const { departures, ...comparison } = compare(seen, fault.expects, upload.bodies);
  return {
    ...uploadFaultFacts(fault),
    ...comparison,
    state: departures.length ? 'departs' : 'conforms',
    status: seen.status,
    departures,
    took: performance.now() - startedAt,
  };
}

export function uploadFaultFacts({ title, expects }: UploadFault) {
  return {
    contract: 'storage',
    id: expects,
    title,
    kind: 'fault',
    expects,
    expectedStatus: bodyNamed(upload.bodies, expects).status,
    basis: bodyNamed(upload.bodies, expects).basis,
  } as const;
}

function storedDepartures({ status, headers, text }: Seen, { body }: GoodUpload) {
  if (status !== storedStatus) {
    const departures: Departure[] = [
      { aspect: 'status', says: `status is ${status}, not ${storedStatus}` },
    ];
    return { departures, observed: ['status'] as Aspect[] };
  }
  const due = `"${createHash('md5').update(body).digest('hex')}"`;
  const { etag } = headers;
  const departures: Departure[] = [];
  if (etag !== due) {
    const says = `ETag is ${etag ?? 'missing'}, not ${due}, the MD5 of the bytes`;
    departures.push({ aspect: 'etag', says });
  }
  if (text) departures.push({ aspect: 'body', says: 'the answer has a body, where none is due' });
  return { departures, observed: ['status', 'etag', 'body'] as Aspect[] };
}

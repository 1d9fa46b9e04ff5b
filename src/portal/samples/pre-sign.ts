import { type HarRequest, HTTPSnippet } from '@readme/httpsnippet';
import { resolve } from '../../contract/document.ts';
import { uploadLinkOf } from '../../contract/operations.ts';
import type { Reference } from '../contract/references.ts';
import { clientSample } from './client.ts';
import { languages, type Sample } from './languages.ts';
import { type SampleRequest, sampleRequest } from './request.ts';

/** A call of an API in every language, made from the contract; the client has the pre-sign call. */
export function preSignSamples(reference: Reference, baseUrl: string): Sample[] {
  const request = sampleRequest(reference, baseUrl);
  const snippet = new HTTPSnippet(archive(request));
  const [curl, ...others] = languages.map(({ id, title, grammar, target, client }) => {
    const [source] = snippet.convert(target, client) || [];
    if (!source) throw new Error(`No ${title} sample could be made of ${request.url}.`);
    return { id, title, grammar, source: readAsText(source, reference) };
  });
  if (!curl) return [];
  const givesUrl = uploadLinkOf(reference.document, reference.operation) !== undefined;
  return [curl, ...(givesUrl ? [clientSample(reference)] : []), ...others];
}

/** The request in the form of an HTTP archive, which the library reads. */
function archive({ method, url, headers, query }: SampleRequest): HarRequest {
  return {
    method,
    url,
    headers: [...headers],
    queryString: [...query],
    cookies: [],
    httpVersion: 'HTTP/1.1',
    headersSize: -1,
    bodySize: -1,
    postData: { mimeType: '' },
  };
}

/** The library's fetch sample parses every answer as JSON, on which a plain text answer fails. */
function readAsText(source: string, { document, operation }: Reference): string {
  const mediaTypes = Object.values(operation.responses).flatMap((response) =>
    Object.keys(resolve(document, response).content ?? {}),
  );
  if (mediaTypes.every((type) => type.endsWith('json'))) return source;
  return source.replace('res => res.json()', 'res => res.text()');
}

import { type Answer, mostOfStorage } from './answer.ts';
import type { Api } from './api.ts';
import { type AnyFile, type AnyRefusal, type Client, clientOver } from './client.ts';
import { type Put, putByFetch } from './put.ts';
import type { AnyOptions } from './settings.ts';
import type { Ways } from './upload.ts';

/** How a file is sent on every runtime that has `fetch`. */
export const web: Ways = {
  wayOf: (own, { blob }) => {
    const send = own ?? ((url, init) => fetch(url, init));
    // A browser tells the progress of an upload only by XMLHttpRequest, and streams none everywhere.
    const isXhr = blob && !own && globalThis.XMLHttpRequest;
    return (put) => (isXhr && put.onProgress ? putByXhr(blob, put) : putByFetch(send, put));
  },
  isVerbatim: () => false,
};

/**
 * Makes the client of an API that is chosen at run time, as one of `apis`.
 *
 * @throws InvalidOptionError
 */
export function createClient<
  Paths extends object = object,
  File extends object = AnyFile,
  Refusals = AnyRefusal,
  StorageRefusals = AnyRefusal,
>(api: Api, options: AnyOptions = {}): Client<Paths, File, Refusals, StorageRefusals> {
  return clientOver(api, options, web);
}

/** Sends a file in the only way in which a browser tells how far it is. */
function putByXhr(blob: Blob, put: Put): Promise<Answer> {
  const { method, url, headers, signal, onProgress } = put;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      try {
        onProgress?.({ sent: loaded, total });
      } catch (fault) {
        reject(fault);
        request.abort();
      }
    };
    const [asked = ''] = new URL(url).href.split('#', 1);
    const answer = (isCut: boolean) => {
      const { status, responseText, responseURL } = request;
      // It has followed a redirect, which nothing can forbid it: told as fetch tells one it did not follow.
      if (responseURL !== asked) {
        resolve({ status: 0, headers: new Headers(), content: '' });
        return;
      }
      const lines = request.getAllResponseHeaders().split('\r\n').filter(Boolean);
      const received = lines.map((line) => line.split(': ', 2) as [string, string]);
      const content = responseText.slice(0, mostOfStorage);
      resolve({ status, headers: new Headers(received), content, isCut });
    };
    request.onprogress = ({ loaded }) => {
      if (loaded <= mostOfStorage) return;
      answer(true);
      request.abort();
    };
    request.onload = () => answer(false);
    request.onerror = () => reject(new TypeError('The upload broke off'));
    signal.addEventListener('abort', () => request.abort());
    request.send(blob);
  });
}

import type { Api } from './api.ts';
import { type AnyFile, type AnyRefusal, type Client, clientOver } from './client.ts';
import { putByFetch } from './put.ts';
import { putByXhr } from './put-by-xhr.ts';
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

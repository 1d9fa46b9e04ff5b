import { putByFetch } from './put.ts';
import { putByXhr } from './put-by-xhr.ts';
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

import type { Network } from '../network.ts';
import { readAnswer, responseTo, senderTo } from '../node-http.ts';
import { version } from './version.ts';

/**
 * Sends a request of an API without `fetch`, whose loading would take as long as all the rest of a
 * command.
 *
 * @throws what the connection throws, and an error when the signal is aborted
 */
export const network: Network = async (url, { method, headers: own, signal }) => {
  // Some gateways turn away who does not say what it is.
  const headers = {
    accept: '*/*',
    // Without it a server may compress.
    'accept-encoding': 'identity',
    'user-agent': `clear-presign/${version}`,
    ...own,
  };
  const request = (await senderTo(url))(url, { method, headers, signal: signal ?? undefined });
  request.end();
  const { content, ...answer } = await readAnswer(await responseTo(request));
  return { ...answer, text: async () => content };
};

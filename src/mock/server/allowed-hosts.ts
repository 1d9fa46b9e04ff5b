import { isIP } from 'node:net';
import { printable, problem, type Reply } from '../http/reply.ts';

/**
 * Refuses a `Host` that is not the mock's own, for a page whose name was bound to this machine's address
 * could read everything else. Its own are the names of the loopback, the host it listens on (of one that
 * listens everywhere, every address) and those that are allowed.
 *
 * @param allowed names without a port; `*` allows every one
 * @returns undefined when the host is one of its own
 */
export function hostCheck(
  host: string,
  allowed: readonly string[],
): (header: string | undefined) => Reply | undefined {
  const own = new Set([host, ...allowed].map((name) => name.toLowerCase()));
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const isOwn = (name: string) =>
    own.has(name) ||
    own.has('*') ||
    /^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^::1$/.test(name) ||
    (isEverywhere && isIP(name) > 0);
  let latest: string | undefined;
  return (header) => {
    if (header === '') return problem(400, 'Bad Request', 'The request names no Host.');
    if (header === undefined || header === latest) return undefined;
    const name = header
      .replace(/:\d*$/, '')
      .replace(/^\[(.*)\]$/, '$1')
      .toLowerCase();
    if (!isOwn(name)) return refusal(printable(name).slice(0, 300));
    latest = header;
    return undefined;
  };
}

function refusal(name: string): Reply {
  const note = `the Host ${name} is none of this mock's`;
  const detail = `The Host ${name} is none of this mock's own. Allow it with --allowed-host ${name}.`;
  return { ...problem(421, 'Misdirected Request', detail), note };
}

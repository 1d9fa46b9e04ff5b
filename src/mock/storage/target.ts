import { choose } from '../engine/choose.ts';
import { readPreferences } from '../engine/prefer.ts';
import { problem, type Reply, unprocessable } from '../http/reply.ts';
import type { Exchange, Target } from '../server/exchange.ts';
import { isStored, receive, type Storage } from './receive.ts';

/** The upload, if the path is one of the storage. */
export function storageTarget(
  storage: Storage,
  now: () => number,
  path: string,
): Target | undefined {
  if (!isStored(storage, path)) return undefined;
  return {
    contract: storage.contract.name,
    answers: storage.contract.answers,
    methods: [storage.contract.method],
    answer: (exchange) =>
      preferred(storage, exchange) ??
      receive(storage, {
        message: exchange.message,
        path,
        search: exchange.search,
        now: now(),
        goOn: () => {
          if (exchange.awaitsContinue) exchange.response.writeContinue();
          exchange.awaitsContinue = false;
        },
      }),
  };
}

/** Storage takes no preferences in its query: that is signed. */
function preferred({ contract }: Storage, { message }: Exchange): Reply | undefined {
  const preferred = readPreferences(message.headers['prefer']?.toString(), '');
  if (!preferred) return undefined;
  if ('mistake' in preferred) return unprocessable(preferred.mistake);
  const chosen = choose(contract.answers, preferred.preferences, contract.stored);
  if (!chosen) return problem(404, 'Not Found', `The contract has no answer ${preferred.applied}.`);
  const { status, headers, body, example } = chosen;
  return { status, headers: [...headers, 'preference-applied', preferred.applied], body, example };
}

import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';
import { json, type Reply } from '../http/reply.ts';
import { UserError } from '../user-error.ts';
import { readJson } from './read-json.ts';

export function showClock(clock: Clock): Reply {
  return json(200, { now: new Date(clock.now()).toISOString() });
}

/** Takes `{"now": "2026-01-31T00:00:00Z"}` or `{"advance": 3600000}`, milliseconds. */
export async function changeClock(clock: Clock, message: IncomingMessage): Promise<Reply> {
  const { now, advance } = await readJson(message);
  const moment = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (!Number.isNaN(moment)) clock.set(moment);
  else if (typeof advance === 'number' && Number.isFinite(advance)) clock.advance(advance);
  else {
    throw new UserError(
      'The clock takes {"now": "2026-01-31T00:00:00Z"} or {"advance": 3600000} in milliseconds.',
    );
  }
  return showClock(clock);
}

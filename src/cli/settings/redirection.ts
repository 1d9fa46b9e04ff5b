import { apis } from '../../../generated/apis.ts';
import { isLoopback } from '../../client/address.ts';
import { UsageError } from '../usage-error.ts';
import type { Settings } from './settings.ts';
import type { FileSettings } from './settings-file.ts';

const ownersOrigins = Object.values(apis).flatMap(({ servers }) =>
  Object.values(servers).map((url) => new URL(url).origin),
);

/**
 * A settings file may have come with a folder that somebody else made. It may name one of the owner's
 * servers or this machine; to send the user's own secrets anywhere else needs the user's word.
 *
 * @param fromFile the settings of the file, of which some became settings of the run
 * @throws UsageError
 */
export function refuseRedirection(settings: Settings, fromFile: FileSettings, path: string): void {
  const { baseUrl, authToken, integrationId } = settings;
  const isFromElsewhere =
    (authToken !== undefined && authToken !== fromFile.authToken) ||
    (integrationId !== undefined && integrationId !== fromFile.integrationId);
  // What is no URL is one of the names, or is refused where it is used.
  if (!isFromElsewhere || !URL.canParse(baseUrl)) return;
  const { origin, hostname } = new URL(baseUrl);
  if (ownersOrigins.includes(origin) || isLoopback(hostname)) return;
  throw new UsageError(
    `${path} would have your token or integration id sent to ${origin}. If that is right, give the address yourself with --base-url or CLEAR_BASE_URL.`,
  );
}

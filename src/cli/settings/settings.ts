import { type Api, isLoopback } from 'clear-presign';
import { UsageError } from '../failure.ts';
import { ids, inputs, inputsOf, known, secrets } from './registry.ts';
import { readSecretFile } from './secret-file.ts';
import { type FileSettings, readSettingsFile } from './settings-file.ts';

/** What a command works with, whatever place each setting came from. */
export type Settings = {
  /** The API to ask; undefined when no place names one. */
  readonly api: Api | undefined;
  /** Inputs of that API, by their name there. */
  readonly inputs: { readonly [input: string]: string };
  readonly baseUrl: string;
  readonly secrets: { readonly [option: string]: string | undefined };
  /** Milliseconds that one answer of an API may take. */
  readonly timeout: number;
};

/** What was given on the command line, by commander's name of each option. */
export type Given = { readonly [option: string]: unknown };

/**
 * Collects the settings: options first, then the environment, then the nearest settings file.
 *
 * @throws UsageError
 */
export async function collectSettings(given: Given): Promise<Settings> {
  const { path, ...file } = await readSettingsFile(process.cwd());
  const api = known.find(({ id }) => id === (text(given, '--api') ?? choice(file, 'api', ids)));
  const ownBaseUrl = text(given, '--base-url') ?? environment('CLEAR_BASE_URL');
  const [usual = ''] = Object.keys((api ?? known[0])?.servers ?? {});
  const settings: Settings = {
    api,
    timeout: timeoutOf(text(given, '--timeout')),
    inputs: inputsFrom(given, file, api),
    baseUrl: ownBaseUrl ?? file['baseUrl'] ?? usual,
    secrets: await secretsFrom(given, file),
  };
  refuseBareHost(settings.baseUrl);
  if (path && ownBaseUrl === undefined) refuseRedirection(settings, file, path);
  return settings;
}

/** The API that the settings name. @throws UsageError when no place names one */
export function apiOf({ api }: Settings): Api {
  if (api) return api;
  throw new UsageError(`There is no API: give --api ${ids.join(' or ')}.`);
}

/** The value of an option, by commander's name for it. */
function text(given: Given, flag: string): string | undefined {
  const name = flag.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return given[name] as string | undefined;
}

/** A variable that is set to nothing counts as not set. */
function environment(name: string): string | undefined {
  return process.env[name] || undefined;
}

/** @throws UsageError */
function inputsFrom(given: Given, file: FileSettings, api: Api | undefined) {
  const own = api && inputsOf(api).map(([input]) => input);
  const found = inputs.flatMap(({ input, name, flag, choices, apis }) => {
    const typed = text(given, flag);
    // A settings file may serve every API; who types the option expects it to count.
    if (typed !== undefined && own && !own.includes(input)) {
      const titles = apis.map(({ title }) => title).join(', ');
      throw new UsageError(`${flag} is for ${titles}; ${api.title} takes none. Leave ${flag} out.`);
    }
    const value = typed ?? choice(file, name, choices);
    return value !== undefined && own?.includes(input) ? [[input, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** @throws UsageError */
async function secretsFrom(given: Given, file: FileSettings) {
  const fromStdin = secrets.filter(({ flag }) => text(given, flag) === '-');
  if (fromStdin.length > 1) {
    const flags = fromStdin.map(({ flag }) => flag).join(' or ');
    throw new UsageError(`stdin holds one secret: give ${flags} a file.`);
  }
  const found: { [option: string]: string | undefined } = {};
  for (const { option, flag, variable } of secrets) {
    const path = text(given, flag);
    found[option] = path
      ? await readSecretFile(flag, path)
      : (environment(variable) ?? file[option]);
  }
  return found;
}

function choice(file: FileSettings, name: string, choices: readonly string[]): string | undefined {
  const value = file[name];
  if (value !== undefined && choices.length && !choices.includes(value)) {
    throw new UsageError(
      `.clear-presign.json: "${name}" is one of ${choices.join(', ')}; not "${value}".`,
    );
  }
  return value;
}

/** What `--timeout` says, in milliseconds. @throws UsageError */
function timeoutOf(seconds = '30'): number {
  const timeout = Number(seconds) * 1000;
  if (timeout > 0 && timeout <= 3_600_000) return timeout;
  throw new UsageError(`--timeout is a number of seconds above 0, at most 3600; not "${seconds}".`);
}

/** What can only be a host: anything else that is no URL could be a secret in the wrong place. */
const bareHost =
  /^(localhost|(\d{1,3}\.){3}\d{1,3}|([a-z\d-]{1,63}\.)+[a-z]{2,10})(:\d{1,5})?(\/[\w/-]{0,40})?$/i;

function refuseBareHost(baseUrl: string): void {
  if (!bareHost.test(baseUrl)) return;
  const scheme = /^(localhost|127\.)/.test(baseUrl) ? 'http' : 'https';
  throw new UsageError(`the base URL ${baseUrl} has no scheme: write ${scheme}://${baseUrl}.`);
}

/**
 * A settings file may have come with a folder that somebody else made. It may name one of the owner's
 * servers or this machine; to send the user's own secrets anywhere else needs the user's word.
 *
 * @param file of whose settings some became settings of the run
 * @throws UsageError
 */
function refuseRedirection({ baseUrl, secrets }: Settings, file: FileSettings, path: string): void {
  const isFromElsewhere = Object.entries(secrets).some(
    ([option, value]) => value !== undefined && value !== file[option],
  );
  // What is no URL is one of the names, or is refused where it is used.
  if (!isFromElsewhere || !URL.canParse(baseUrl)) return;
  const { origin, hostname } = new URL(baseUrl);
  const owners = known.flatMap(({ servers }) => Object.values(servers));
  if (owners.some((url) => new URL(url).origin === origin) || isLoopback(hostname)) return;
  throw new UsageError(
    `${path} would have your secrets sent to ${origin}. If that is right, give the address yourself with --base-url or CLEAR_BASE_URL.`,
  );
}

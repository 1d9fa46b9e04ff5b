import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Api } from './api.ts';
import { type AnyFile, type AnyRefusal, type Client, clientOver } from './client.ts';
import { fromPath } from './node-source.ts';
import { putByNode } from './put-by-node.ts';
import type { AnyOptions } from './settings.ts';
import type { Uploaded, UploadOptions, Ways } from './upload.ts';
import { web } from './web.ts';

/** A client on Node: `NameKey` is the input that is the file's name. */
export type NodeClient<
  Paths extends object,
  File extends object,
  Refusals,
  StorageRefusals,
  NameKey extends keyof File,
> = Client<Paths, File, Refusals, StorageRefusals> & {
  /**
   * Uploads a file of this machine: its name, its type and its content come from its path. It is sent in
   * constant memory, and is not stored when it changes on the way.
   *
   * @throws ClearError
   */
  readonly uploadFile: (
    path: string | URL,
    ...options: keyof Omit<File, NameKey> extends never
      ? [options?: FileOptions<File, NameKey>]
      : Partial<File> extends Omit<File, NameKey>
        ? [options?: FileOptions<File, NameKey>]
        : [options: FileOptions<File, NameKey>]
  ) => Promise<Uploaded>;
};

/** What `uploadFile` takes beside the path; the name only when it should be another. */
export type FileOptions<File extends object, NameKey extends keyof File> = Omit<File, NameKey> &
  Partial<Pick<File, NameKey>> &
  Omit<UploadOptions, 'body'>;

const node: Ways = {
  wayOf: (own, source) => (own ? web.wayOf(own, source) : putByNode),
  isVerbatim: (own) => !own,
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
  NameKey extends keyof File = keyof File,
>(api: Api, options: AnyOptions = {}): NodeClient<Paths, File, Refusals, StorageRefusals, NameKey> {
  const client = clientOver<Paths, File, Refusals, StorageRefusals>(api, options, node);
  const name = api.presign?.file.name;
  if (name === undefined)
    return client as NodeClient<Paths, File, Refusals, StorageRefusals, NameKey>;
  const uploadFile = async (path: string | URL, given: object = {}) => {
    const body = await fromPath(path);
    const own = basename(path instanceof URL ? fileURLToPath(path) : path);
    return client.upload({ [name]: own, ...given, body } as unknown as File & UploadOptions);
  };
  return { ...client, uploadFile } as NodeClient<Paths, File, Refusals, StorageRefusals, NameKey>;
}

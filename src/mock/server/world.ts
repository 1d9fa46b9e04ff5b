import { Clock } from '../clock.ts';
import { apiNames, type Documents, ownDocuments, readDocuments } from '../contract/documents.ts';
import { Prism } from '../engine/prism.ts';
import type { MockOptions } from '../options.ts';
import { type Api, compileApi } from '../presign/api.ts';
import { Random } from '../random.ts';
import { folderStore } from '../storage/folder-store.ts';
import { memoryStore } from '../storage/memory-store.ts';
import type { Storage } from '../storage/receive.ts';
import { Signer } from '../storage/signature.ts';
import { compileStorage, type StorageContract } from '../storage/storage.ts';
import { compileUploadUrl, type UploadUrlPattern } from '../storage/upload-url.ts';
import { UserError } from '../user-error.ts';

/** Everything that one mock is made of, before it listens. */
export type World = {
  readonly documents: Documents;
  readonly apis: readonly { readonly api: Api; readonly urls: UploadUrlPattern }[];
  readonly storage: Storage;
  readonly prism: Prism;
  readonly clock: Clock;
  readonly random: Random;
};

/** Bytes that an upload kept in memory may have, and all of them together. */
const memoryLimits = { upload: 256 * 1024 ** 2, all: 1024 ** 3, objects: 10_000 };

/** @throws {UserError} when a document lacks something that the mock needs */
export async function makeWorld(options: MockOptions): Promise<World> {
  const documents = options.documents ? await readDocuments(options.documents) : ownDocuments;
  const random = new Random(options.seed);
  try {
    const contract = compileStorage(documents.storage);
    const signer = new Signer(contract.signature, random.credentials());
    const apis = apiNames.map((name) => {
      const api = compileApi(name, documents[name]);
      const urls = compileUploadUrl(api.success.url.example, api.lifetime, signer, random);
      return { api, urls };
    });
    const storage = makeStorage(
      options,
      contract,
      signer,
      apis.map(({ urls }) => urls),
    );
    const prism = new Prism(apiNames.map((name) => documents[name]));
    return { documents, apis, storage, prism, clock: new Clock(), random };
  } catch (fault) {
    throw fault instanceof Error && options.documents ? new UserError(fault.message) : fault;
  }
}

function makeStorage(
  { data, maxUploadBytes }: MockOptions,
  contract: StorageContract,
  signer: Signer,
  urls: readonly UploadUrlPattern[],
): Storage {
  const { bodyBytes } = contract.limits;
  const usual = data === undefined ? memoryLimits.upload : bodyBytes;
  return {
    contract,
    signer,
    store:
      data === undefined ? memoryStore(memoryLimits.all, memoryLimits.objects) : folderStore(data),
    buckets: new Set(urls.map(({ bucket }) => bucket)),
    root: urls[0]?.root ?? '/',
    maxBytes: Math.min(maxUploadBytes ?? usual, bodyBytes),
  };
}

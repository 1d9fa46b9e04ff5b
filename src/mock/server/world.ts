import { Clock } from '../clock.ts';
import type { Answer } from '../contract/answers.ts';
import {
  apiNames,
  type ContractName,
  type Documents,
  ownDocuments,
  readDocuments,
} from '../contract/documents.ts';
import { Prism } from '../engine/prism.ts';
import { FaultQueue } from '../injection/queue.ts';
import { Journal } from '../journal/journal.ts';
import { createMask } from '../journal/mask.ts';
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
  /** Every documented answer, by document. */
  readonly answers: Readonly<Record<ContractName, readonly Answer[]>>;
  /** Faults that tests have asked for. */
  readonly faults: FaultQueue;
  readonly journal: Journal;
};

const defaultJournalSize = 1000;

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
      const { lifetime, success } = api;
      const facts = { example: success.url.example, method: contract.method, lifetime };
      const urls = compileUploadUrl(facts, signer, random);
      return { api, urls };
    });
    const storage = await makeStorage(
      options,
      contract,
      signer,
      apis.map(({ urls }) => urls),
    );
    const prism = new Prism(apiNames.map((name) => documents[name]));
    const answers = Object.fromEntries([
      ...apis.map(({ api }) => [api.name, api.answers] as const),
      ['storage', contract.answers],
    ]) as World['answers'];
    const mask = createMask(Object.values(documents));
    const journal = new Journal(mask, options.journalSize ?? defaultJournalSize, options.log);
    const faults = new FaultQueue();
    const clock = new Clock();
    return { documents, apis, storage, prism, clock, random, answers, faults, journal };
  } catch (fault) {
    throw fault instanceof Error && options.documents ? new UserError(fault.message) : fault;
  }
}

async function makeStorage(
  { data, maxUploadBytes }: MockOptions,
  contract: StorageContract,
  signer: Signer,
  urls: readonly UploadUrlPattern[],
): Promise<Storage> {
  const { bodyBytes } = contract.limits;
  const usual = data === undefined ? memoryLimits.upload : bodyBytes;
  return {
    contract,
    signer,
    store:
      data === undefined
        ? memoryStore(memoryLimits.all, memoryLimits.objects)
        : await folderStore(data),
    buckets: new Set(urls.map(({ bucket }) => bucket)),
    root: urls[0]?.root ?? '/',
    maxBytes: Math.min(maxUploadBytes ?? usual, bodyBytes),
  };
}

import { bundles } from '../../../generated/bundles.ts';
import { readBundles } from '../../contract/bundles.ts';
import type { Named, OpenApiDocument } from '../../contract/document.ts';
import { callsOf, sharedCalls } from '../../contract/operations.ts';
import type { Answer } from '../answers.ts';
import { type ApiPath, compileApi, type MakeUrls } from '../api/compile.ts';
import { Clock } from '../clock.ts';
import { type ContractName, lack } from '../documents.ts';
import { Prism } from '../engine/prism.ts';
import { FaultQueue } from '../injection/queue.ts';
import { Journal } from '../journal/journal.ts';
import { createMask } from '../journal/mask.ts';
import { type MockOptions, UserError } from '../options.ts';
import { Random } from '../random.ts';
import { folderStore } from '../storage/folder-store.ts';
import { memoryStore } from '../storage/memory-store.ts';
import type { Storage } from '../storage/receive.ts';
import { Signer } from '../storage/signature.ts';
import { compileStorage, type StorageContract } from '../storage/storage.ts';
import { compileUploadUrl, type UploadUrlPattern } from '../storage/upload-url.ts';

/** Everything that one mock is made of, before it listens. */
export type World = {
  /** Those that it serves, by their names. */
  readonly documents: Named<OpenApiDocument>;
  /** Every path of every API. */
  readonly paths: readonly ApiPath[];
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
const memoryLimits = { upload: 256 * 1024 ** 2, all: 1024 ** 3 };
/** Uploads that are listed and fetched, wherever they are kept. */
const mostObjects = 10_000;

/** Bytes that all uploads in a folder may have. */
const folderLimit = 20 * 1024 ** 3;

/** @throws {UserError} when a document cannot be read, or lacks something that the mock needs */
export async function makeWorld(options: MockOptions): Promise<World> {
  const random = new Random(options.seed);
  try {
    const documents = options.documents ? readBundles(options.documents) : bundles;
    const { apis, storage: shared } = sort(documents);
    const contract = compileStorage(...shared);
    const signer = new Signer(contract.signature, random.credentials());
    const { method } = contract;
    const makeUrls: MakeUrls = (example, lifetime) =>
      compileUploadUrl(example, { method, lifetime }, signer, random);
    const paths = apis.flatMap(([name, document]) => compileApi(name, document, makeUrls));
    const operations = paths.flatMap((path) => [...path.operations.values()]);
    const urls = operations.flatMap(({ upload }) => upload?.urls ?? []);
    const storage = await makeStorage(options, contract, signer, urls);
    const prism = new Prism(apis.map(([, document]) => document));
    const answersOf = (name: ContractName) =>
      operations.filter(({ api }) => api === name).flatMap(({ answers }) => answers);
    const answers = Object.fromEntries(
      Object.keys(documents).map((name) => [
        name,
        name === contract.name ? contract.answers : answersOf(name),
      ]),
    );
    const mask = createMask(Object.values(documents));
    const journal = new Journal(mask, options.journalSize ?? defaultJournalSize, options.log);
    const faults = new FaultQueue();
    const clock = new Clock();
    return { documents, paths, storage, prism, clock, random, answers, faults, journal };
  } catch (fault) {
    throw fault instanceof Error && options.documents ? new UserError(fault.message) : fault;
  }
}

type NamedDocument = [name: ContractName, document: OpenApiDocument];

/** APIs have operations of their own; the storage has what the URLs of others lead to. */
function sort(documents: World['documents']): { apis: NamedDocument[]; storage: NamedDocument } {
  const all = Object.entries(documents);
  const apis = all.filter(([, document]) => callsOf(document).length > 0);
  const [storage, ...others] = all.filter((named) => !apis.includes(named));
  const empty = all.find(
    ([, document]) => callsOf(document).length + sharedCalls(document).length === 0,
  );
  if (empty) throw lack(empty[1], 'an operation');
  if (!storage || others.length) {
    const names = all.map(([name]) => name).join(', ');
    throw new Error(
      `One of the documents must have no paths: the storage that URLs lead to. There are ${names}.`,
    );
  }
  return { apis, storage };
}

async function makeStorage(
  { data, maxUploadBytes, maxStoredBytes }: MockOptions,
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
        ? memoryStore(maxStoredBytes ?? memoryLimits.all, mostObjects)
        : await folderStore(data, maxStoredBytes ?? folderLimit, mostObjects),
    buckets: new Set(urls.map(({ bucket }) => bucket)),
    roots: [...new Set(urls.map(({ root }) => root))],
    maxBytes: Math.min(maxUploadBytes ?? usual, bodyBytes),
  };
}

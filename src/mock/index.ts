export type { Clock } from './clock.ts';
export type { ContractName } from './documents.ts';
export type { InjectedFault } from './injection/injected-fault.ts';
export type { Departure, LogEntry, RequestRecord } from './journal/journal.ts';
export { type MockOptions, UserError } from './options.ts';
export {
  type Mock,
  type MockControls,
  type MockHandler,
  mockHandler,
  startMock,
} from './start.ts';
export type { Leftover, StoredObject } from './storage/object-store.ts';

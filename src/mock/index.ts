export type { Clock } from './clock.ts';
export type { ApiName, ContractName } from './contract/documents.ts';
export type { LogEntry, MockOptions } from './options.ts';
export { type Mock, startMock } from './start.ts';
export type { StaticFolder } from './static/static-folder.ts';
export type { StoredObject } from './storage/object-store.ts';
export { UserError } from './user-error.ts';

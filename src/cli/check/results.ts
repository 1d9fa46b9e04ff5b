import type { ApiName, Basis } from './apis.ts';
import type { Aspect, Departure } from './departures.ts';
import type { PresignCase } from './presign-cases.ts';

export type ContractName = ApiName | 'storage';

/** What became of one case. */
export type Result = {
  readonly contract: ContractName;
  readonly id: string;
  readonly title: string;
  /** The name of the documented body that was due; undefined for a stored upload, which has none. */
  readonly expects: string | undefined;
  readonly expectedStatus: number;
  readonly basis: Basis;
  readonly kind: PresignCase['kind'] | 'upload';
  readonly state: 'conforms' | 'departs' | 'skipped';
  /** Why it was skipped. */
  readonly why?: string;
  readonly status?: number;
  readonly departures: readonly Departure[];
  readonly observed: readonly Aspect[];
  readonly resembles?: string;
  readonly followsOwnStatus?: boolean;
  /** Whether the answer is one of a mock that is made from the contract. */
  readonly fromMock?: boolean;
  /** Whether the answer held a URL. */
  readonly gaveUrl?: boolean;
  /** Milliseconds that the answer took. */
  readonly took?: number;
};

/** Everything that a check found out. */
export type Report = {
  readonly baseUrl: string;
  /** Whether answers came from a mock made from the contract, and so are no evidence. */
  readonly mock: boolean;
  readonly results: readonly Result[];
  readonly statements: readonly StatementResult[];
};

/** `as assumed`: what would confirm it, had it not come from a mock made from the statement itself. */
export type Verdict = 'confirmed' | 'as assumed' | 'contradicted' | 'not seen';

/** What the answers say about a statement that the owner never made. */
export type StatementResult = {
  readonly contract: ContractName;
  readonly pointer: string;
  readonly statement: string;
  readonly verdict: Verdict;
  /** Why it was not seen. */
  readonly why?: string;
  /** The cases that the verdict rests on. */
  readonly cases: readonly string[];
};

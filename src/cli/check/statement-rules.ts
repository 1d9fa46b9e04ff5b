import type { Aspect, Departure } from './departures.ts';
import type { ContractName, Report, Result, Verdict } from './results.ts';

/** What the answers show of a statement. */
export type Evidence = {
  readonly verdict: Verdict;
  readonly why?: string;
  /** The cases that the verdict rests on. */
  readonly cases: readonly Result[];
};

/** How a statement is read from the answers. */
export type Rule = (run: Pick<Report, 'baseUrl' | 'results'>) => Evidence;

/** Which cases a statement is about. */
export type Select = (result: Result) => boolean;

/** Selects the cases of one contract, and some of them. */
export const any = {
  of(contract: ContractName): Select & { and(also: Select): Select } {
    const own: Select = (result) => result.contract === contract;
    return Object.assign(own, {
      and:
        (also: Select): Select =>
        (one) =>
          own(one) && also(one),
    });
  },
};

/**
 * Reads a statement from some aspects of the answers.
 *
 * @param pointers narrows differences in values to these places
 */
export function shows(select: Select, aspects: readonly Aspect[], pointers?: string[]): Rule {
  const isAbout = ({ aspect, at = '' }: Departure) =>
    aspects.includes(aspect) && (aspect !== 'values' || !pointers || pointers.includes(at));
  return byCase(select, ({ departures, observed }) => {
    if (departures.some(isAbout)) return false;
    return aspects.every((aspect) => observed.includes(aspect)) || undefined;
  });
}

/** Reads a statement that an answer is exactly the documented one. */
export function example(select: Select, name?: string): Rule {
  return byCase(select, ({ departures, state, resembles }) => {
    if (name !== undefined && resembles === name) return true;
    return state === 'conforms' || (departures.length > 0 ? false : undefined);
  });
}

/** Of storage's answers, only status and code are stated; their wording is S3's own. */
export function storageExample(select: Select, name: string): Rule {
  return byCase(select, ({ departures, resembles }) => {
    if (resembles === name) return true;
    return !departures.some(({ aspect, at }) => aspect !== 'media-type' && at !== '/Message');
  });
}

/**
 * Reads a statement that something is refused, in whatever words. A server that answers nothing as
 * documented is another one, whose refusals say nothing.
 */
export function refused(select: Select): Rule {
  return (run) => {
    const isKnown = (contract: ContractName) =>
      run.results.some((one) => one.contract === contract && one.state === 'conforms');
    const holds = ({ contract, status = 0, gaveUrl }: Result) => {
      if (contract === 'storage' ? status < 400 : gaveUrl) return false;
      return isKnown(contract) || undefined;
    };
    return byCase(select, holds)(run);
  };
}

/** Reads a statement about answers of a status that no case asks for, should one come. */
export function ofOwnStatus(status: number, select: Select): Rule {
  return byCase(
    (result) => select(result) && result.status === status && result.expectedStatus !== status,
    ({ followsOwnStatus }) => followsOwnStatus === true,
    `no request can make the server answer ${status}`,
  );
}

/** Reads the statement that a server is where the documents say, when the check ran against it. */
export function fromServer(url: string, select: Select): Rule {
  return ({ baseUrl, results }) => {
    if (baseUrl !== url)
      return unseen('the check ran against another server')({ baseUrl, results });
    const cases = results.filter((result) => select(result) && result.state === 'conforms');
    return cases.length
      ? { verdict: 'confirmed', cases }
      : { verdict: 'not seen', why: 'no answer from there conforms', cases };
  };
}

export function unseen(why: string): Rule {
  return () => ({ verdict: 'not seen', why, cases: [] });
}

/**
 * One case against a statement contradicts it; only all of its cases together confirm it.
 *
 * @param holds true or false when a case shows it, undefined when it does not
 */
function byCase(
  select: Select,
  holds: (result: Result) => boolean | undefined,
  otherwise = 'no case can show it',
): Rule {
  return ({ results }) => {
    const selected = results.filter(select);
    const sent = selected.filter(({ state }) => state !== 'skipped');
    // Without an answer there is nothing that a statement could be read from.
    const shown = sent.filter(({ status }) => status !== undefined);
    const against = shown.filter((result) => holds(result) === false);
    if (against.length) return { verdict: 'contradicted', cases: against };
    const cases = shown.filter((result) => holds(result) === true);
    if (cases.length && cases.length === selected.length) return { verdict: 'confirmed', cases };
    const skipped = selected.find(({ state }) => state === 'skipped');
    const why = skipped?.why ?? (sent.length ? 'another departure hides it' : otherwise);
    return { verdict: 'not seen', why, cases: [] };
  };
}

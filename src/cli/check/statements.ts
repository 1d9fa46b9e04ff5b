import type { Inferred } from '../../contract/evidence.ts';
import type { Aspect, Departure } from './compare.ts';
import { type Contract, contracts, type Presign, presigns, storage } from './contract.ts';
import {
  type AnswerPlaces,
  answerPlaces,
  isIn,
  operationPlace,
  parameterPlaces,
  responsePlaces,
} from './places.ts';
import type { Answers, Result, StatementResult, Verdict } from './results.ts';

/**
 * Says of every inferred statement whether the answers confirm it, contradict it, or do not show it. A
 * mock made from the statements can confirm none of them.
 */
export function judgeStatements(run: Answers): StatementResult[] {
  return contracts.flatMap((contract) => {
    const answers = answerPlaces(contract);
    return contract.inferred.map((inferred) => {
      const { cases, verdict, ...rest } = ruleOf(contract, inferred, answers)(run);
      return {
        contract: contract.id,
        ...inferred,
        verdict: run.mock && verdict === 'confirmed' ? 'as assumed' : verdict,
        ...rest,
        cases: cases.map(({ id }) => id),
      };
    });
  });
}

/** What the answers show of a statement. */
type Evidence = {
  readonly verdict: Verdict;
  readonly why?: string;
  /** The cases that the verdict rests on. */
  readonly cases: readonly Result[];
};

/** How a statement is read from the answers. */
type Rule = (run: Answers) => Evidence;

/** Which cases a statement is about. */
type Select = (result: Result) => boolean;

/** How a statement is read, by what in the document it is said of. */
export function ruleOf(
  contract: Contract,
  { pointer }: Inferred,
  answers: readonly AnswerPlaces[] = answerPlaces(contract),
): Rule {
  return (
    ofServer(contract, pointer) ??
    ofOperation(contract, pointer) ??
    ofInput(contract, pointer) ??
    ofExample(contract, pointer, answers) ??
    ofSchema(contract, pointer, answers) ??
    ofResponse(contract, pointer, answers) ??
    ofOtherOperation(contract, pointer) ??
    unseen('no case is about it')
  );
}

function ofServer({ id }: Contract, pointer: string): Rule | undefined {
  const [, index, within] = /^\/servers\/(\d+)(\/.*)?$/.exec(pointer) ?? [];
  if (index === undefined) return undefined;
  const url = Object.values(presigns[id]?.servers ?? {})[Number(index)];
  if (within || url === undefined)
    return unseen('an answer does not tell who stands behind a host');
  return ({ baseUrl, results }) => {
    if (baseUrl !== url) {
      return { verdict: 'not seen', why: 'the check ran against another server', cases: [] };
    }
    const cases = results.filter(({ contract, state }) => contract === id && state === 'conforms');
    return cases.length
      ? { verdict: 'confirmed', cases }
      : { verdict: 'not seen', why: 'no answer from there conforms', cases };
  };
}

/** Of a keyword of the operation: the order of its faults, or what cases say that they are about. */
function ofOperation(contract: Contract, pointer: string): Rule | undefined {
  const place = operationPlace(contract);
  const [keyword = '', ...deeper] = isIn(pointer, place)
    ? pointer.slice(place.length + 1).split('/')
    : [];
  if (!keyword || deeper.length) return undefined;
  const own = of(contract);
  if (keyword === 'x-faults')
    return shows(
      own(({ kind }) => kind === 'order'),
      ['status', 'values'],
    );
  if (keyword === 'x-retryable') return unseen('no answer tells what a second call spoils');
  const isAbout: Select = ({ about }) => about === keyword;
  // What some uploads are about shows in those that are stored, too.
  if (keyword === 'x-signature') return shows(own(isAbout), ['status']);
  return keyword === 'x-limits' ? refused(own(isAbout)) : undefined;
}

function ofOtherOperation(contract: Contract, pointer: string): Rule | undefined {
  const isOther = isIn(pointer, '/paths') && !isIn(pointer, operationPlace(contract));
  return isOther ? unseen('only the call that gives URLs is made') : undefined;
}

function ofInput(contract: Contract, pointer: string): Rule | undefined {
  const found = [...parameterPlaces(contract)].find(([, places]) =>
    places.some((place) => isIn(pointer, place)),
  );
  if (!found) return undefined;
  const [name] = found;
  const own = of(contract);
  const keyword = pointer.slice(pointer.lastIndexOf('/') + 1);
  const api = presigns[contract.id];
  if (!api) return refused(own(({ about }) => about === name));
  if (name === api.nameInput && keyword === 'maxLength' && isLongerThanKey(api)) {
    return refused(({ id }) => id === 'key-too-long');
  }
  const upperCase = `${name} upper case`;
  return refused((result) => {
    const { about } = result;
    const wanted = keyword === 'pattern' ? [upperCase] : [`${name} ${keyword}`];
    return result.contract === contract.id && about !== undefined && wanted.includes(about);
  });
}

/** Whether the API takes names for which there is no key. */
function isLongerThanKey({ inputs, nameInput }: Presign): boolean {
  const { maxLength = 0 } = inputs.find(({ option }) => option === nameInput)?.schema ?? {};
  return maxLength > storage.limits.keyBytes;
}

function ofExample(
  contract: Contract,
  pointer: string,
  answers: readonly AnswerPlaces[],
): Rule | undefined {
  const found = answers.find(({ example }) => isIn(pointer, example));
  if (!found) return undefined;
  const { name, example } = found;
  const own = of(contract);
  const isWhole = pointer === example;
  if (presigns[contract.id]?.success === name) {
    return shows(
      own(({ kind }) => kind === 'good'),
      ['file-name'],
    );
  }
  const expects: Select = ({ expects }) => expects === name;
  // A word about a part of it is about inputs that do not fit, not about one that is known to be refused.
  if (!isWhole) return exactly(own((one) => expects(one) && one.about !== undefined));
  const select = own((one) => expects(one) || one.resembles === name);
  return contract === storage ? storageExample(select, name) : exactly(select, name);
}

function ofSchema(
  contract: Contract,
  pointer: string,
  answers: readonly AnswerPlaces[],
): Rule | undefined {
  const own = of(contract);
  const found = answers.flatMap((answer) =>
    [...answer.schemas].flatMap(([place, inBody]) =>
      isIn(pointer, place) ? [{ answer, place, inBody }] : [],
    ),
  );
  if (!found.length) return undefined;
  // The one that is nearest, since a schema within another has a place of its own.
  const longest = Math.max(...found.map(({ place }) => place.length));
  const nearest = found.filter(({ place }) => place.length === longest);
  const names = nearest.map(({ answer }) => answer.name);
  const select = own(({ expects, kind }) => kind !== 'order' && names.includes(expects ?? ''));
  const isWhole = nearest.some(({ place }) => place === pointer);
  if (!isWhole) return shows(select, ['body']);
  const pointers = [...new Set(nearest.map(({ inBody }) => inBody))];
  return pointers.includes('')
    ? shows(select, ['media-type', 'body'])
    : shows(select, ['body', 'values'], pointers);
}

function ofResponse(
  contract: Contract,
  pointer: string,
  answers: readonly AnswerPlaces[],
): Rule | undefined {
  const [status, place] =
    Object.entries(responsePlaces(contract)).find(([, place]) => isIn(pointer, place)) ?? [];
  if (status === undefined || place === undefined) return undefined;
  const own = of(contract);
  const [keyword, name, , example] = pointer.slice(place.length + 1).split('/');
  if (keyword === 'headers') {
    const select = own(({ kind, id }) => kind === 'upload' && (!example || id === example));
    const aspect = name?.toLowerCase() as Aspect;
    return shows(select, example ? ['status', aspect] : [aspect]);
  }
  const bodies = answers.filter(({ response }) => response === place);
  const isDue: Select = ({ expectedStatus }) => expectedStatus === Number(status);
  // What no case asks for may come all the same.
  const rule = keyword === 'content' ? shows(own(isDue), ...inContent(bodies)) : undefined;
  const whole =
    keyword === 'x-error-kind' ? shows(own(isDue), ['body']) : shows(own(isDue), ['status']);
  return (run) =>
    run.results.some(own(isDue))
      ? (rule ?? whole)(run)
      : ofOwnStatus(
          Number(status),
          own(() => true),
        )(run);
}

/** A text is known by its media type, anything else by its shape and by the code in it. */
function inContent(
  answers: readonly AnswerPlaces[],
): [aspects: readonly Aspect[], pointers?: readonly string[]] {
  const codes = answers.flatMap(({ body }) => body.code ?? []);
  return codes.length ? [['media-type', 'body', 'values'], codes] : [['media-type']];
}

function of({ id }: Contract): (also: Select) => Select {
  return (also) => (result) => result.contract === id && also(result);
}

/**
 * Reads a statement from some aspects of the answers.
 *
 * @param pointers narrows differences in values to these places
 */
function shows(select: Select, aspects: readonly Aspect[], pointers?: readonly string[]): Rule {
  const isAbout = ({ aspect, at = '' }: Departure) =>
    aspects.includes(aspect) && (aspect !== 'values' || !pointers || pointers.includes(at));
  return byCase(select, ({ departures, observed }) => {
    if (departures.some(isAbout)) return false;
    return aspects.every((aspect) => observed.includes(aspect)) || undefined;
  });
}

/** Reads a statement that an answer is exactly the documented one. */
function exactly(select: Select, name?: string): Rule {
  return byCase(select, ({ departures, state, resembles }) => {
    if (name !== undefined && resembles === name) return true;
    return state === 'conforms' || (departures.length > 0 ? false : undefined);
  });
}

/** Of storage's answers, only status and code are stated; their wording is S3's own. */
function storageExample(select: Select, name: string): Rule {
  return byCase(select, ({ departures, resembles }) => {
    if (resembles === name) return true;
    return !departures.some(({ aspect, at }) => aspect !== 'media-type' && at !== '/Message');
  });
}

/**
 * Reads a statement that something is refused, in whatever words. A server that answers nothing as
 * documented is another one, whose refusals say nothing.
 */
function refused(select: Select): Rule {
  return (run) => {
    const isKnown = (contract: string) =>
      run.results.some((one) => one.contract === contract && one.state === 'conforms');
    const holds = ({ contract, status = 0, gaveUrl }: Result) => {
      if (contract === storage.id ? status < 400 : gaveUrl) return false;
      return isKnown(contract) || undefined;
    };
    return byCase(select, holds)(run);
  };
}

/** Reads a statement about answers of a status that no case asks for, should one come. */
function ofOwnStatus(status: number, select: Select): Rule {
  return byCase(
    (result) => select(result) && result.status === status && result.expectedStatus !== status,
    ({ followsOwnStatus }) => followsOwnStatus === true,
    `no request can make the server answer ${status}`,
  );
}

function unseen(why: string): Rule {
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

import type { Inferred } from '../../contract/evidence.ts';
import { apiNamed, apis, upload } from './apis.ts';
import type { ContractName, Report, StatementResult } from './results.ts';
import {
  any,
  example,
  fromServer,
  ofOwnStatus,
  type Rule,
  refused,
  shows,
  storageExample,
  unseen,
} from './statement-rules.ts';
import { emptyFile } from './upload-cases.ts';

/** Statements about an example as a whole have one rule; each other statement needs one of its own. */
type Rules = { readonly [pointer: string]: Rule };

const a = any.of('one-integration');
const b = any.of('integration-v1');
const storageFaults = any.of('storage').and(({ kind }) => kind === 'fault');

const oneIntegrationRules: Rules = {
  '/servers/1': fromServer(serverOf('one-integration', 'production'), a),
  '/paths/~1one-integration~1action~1pre-sign/get/x-faults': shows(
    a.and(({ kind }) => kind === 'order'),
    ['status', 'values'],
  ),
  '/paths/~1one-integration~1action~1pre-sign/get/responses/400/content': shows(
    a.and(({ expectedStatus }) => expectedStatus === 400),
    ['media-type', 'body', 'values'],
    ['/status', '/error/code'],
  ),
  '/paths/~1one-integration~1action~1pre-sign/get/responses/401/content': shows(
    a.and(({ expectedStatus }) => expectedStatus === 401),
    ['media-type'],
  ),
  '/paths/~1one-integration~1action~1pre-sign/get/responses/403/content': ofOwnStatus(403, a),
  '/paths/~1one-integration~1action~1pre-sign/get/responses/500/content': ofOwnStatus(500, a),
  '/components/schemas/FileName/maxLength': refused(a.and(({ id }) => id.endsWith(' maxLength'))),
  '/components/schemas/FileName/pattern': refused(a.and(({ id }) => id.endsWith(' upper case'))),
  '/components/schemas/ErrorDetail/properties': shows(
    a.and(({ expectedStatus }) => expectedStatus >= 400 && expectedStatus !== 401),
    ['body'],
  ),
  '/components/schemas/Unauthorized/pattern': shows(
    a.and(({ expectedStatus }) => expectedStatus === 401),
    ['body'],
  ),
  '/components/examples/generated/value': shows(
    a.and(({ kind }) => kind === 'good'),
    ['file-name'],
  ),
  '/components/examples/unauthorized/description': example(
    a.and(({ expects, id }) => expects === 'unauthorized' && / (required|minLength)$/.test(id)),
  ),
};

const integrationV1Rules: Rules = {
  '/servers/0': fromServer(serverOf('integration-v1', 'sandbox'), b),
  '/servers/1': fromServer(serverOf('integration-v1', 'production'), b),
  '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/x-faults': shows(
    b.and(({ kind }) => kind === 'order'),
    ['status', 'values'],
  ),
  '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/parameters/1/required': refused(
    b.and(({ id }) => id === 'fileName required'),
  ),
  '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/responses/403/content':
    ofOwnStatus(403, b),
  '/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/responses/500/x-error-kind': shows(
    b.and(({ expectedStatus }) => expectedStatus === 500),
    ['body'],
  ),
  '/components/schemas/FileName/maxLength': refused(({ id }) => id === 'key-too-long'),
  '/components/schemas/PreSignFailed/properties': shows(
    b.and(({ expects }) => schemaOf(expects) === 'PreSignFailed'),
    ['body'],
  ),
  '/components/examples/authorization-failed/summary': example(
    b.and(
      ({ expects, id }) => expects === 'authorization-failed' && / (required|minLength)$/.test(id),
    ),
  ),
};

const storageRules: Rules = {
  '/servers/0/description': unseen('an answer does not tell who stands behind the host'),
  '/components/pathItems/Upload/put/x-signature': shows(
    ({ kind, id }) => kind === 'upload' || id === 'signature-does-not-match',
    ['status'],
  ),
  '/components/pathItems/Upload/put/x-clock-skew': unseen('no case signs a URL of its own'),
  '/components/pathItems/Upload/put/description': unseen('no case waits for a URL to run out'),
  '/components/pathItems/Upload/put/x-limits': refused(
    ({ id }) => id === 'entity-too-large' || id === 'key-too-long',
  ),
  '/components/pathItems/Upload/put/parameters/0/examples/small-register': refused(
    ({ id }) => id === 'missing-content-length',
  ),
  '/components/pathItems/Upload/put/parameters/0': refused(
    ({ id }) => id === 'missing-content-length',
  ),
  '/components/responses/Stored/headers/ETag': shows(({ kind }) => kind === 'upload', ['etag']),
  '/components/responses/Stored/headers/ETag/examples/empty-file': shows(
    ({ id }) => id === emptyFile.id,
    ['status', 'etag'],
  ),
  '/components/responses/LengthRequired': shows(
    ({ id }) => id === 'missing-content-length',
    ['status'],
  ),
  '/components/responses/StorageFault/content': ofOwnStatus(500, any.of('storage')),
  '/components/responses/ChunkedRefused': shows(({ id }) => id === 'not-implemented', ['status']),
  '/components/responses/StorageBusy': ofOwnStatus(503, any.of('storage')),
  '/components/schemas/StorageError': shows(storageFaults, ['media-type', 'body']),
  '/components/schemas/StorageErrorCode': shows(storageFaults, ['body', 'values'], ['/Code']),
};

function schemaOf(body: string | undefined): string | undefined {
  return apiNamed('integration-v1').bodies[body ?? '']?.schema;
}

type Answers = Omit<Report, 'statements'>;

/**
 * Says of every inferred statement whether the answers confirm it, contradict it, or do not show it. A
 * mock made from the statements can confirm none of them.
 */
export function judgeStatements(run: Answers): StatementResult[] {
  const judged = [
    ...Object.entries(apis).flatMap(([name, { inferred }]) => judge(name, inferred, run)),
    ...judge('storage', upload.inferred, run),
  ];
  if (!run.mock) return judged;
  return judged.map((one) =>
    one.verdict === 'confirmed' ? { ...one, verdict: 'as assumed' } : one,
  );
}

/** By the name of the contract; the compiler cannot hold these against documents, so a test does. */
const rules: { readonly [name: string]: Rules } = {
  'one-integration': oneIntegrationRules,
  'integration-v1': integrationV1Rules,
  storage: storageRules,
};

/** The statements that no rule is about: what answers would show of them is written nowhere. */
export function withoutRule(name: ContractName, inferred: readonly Inferred[]): readonly string[] {
  const own = rules[name] ?? {};
  const isExample = (pointer: string) => /^\/components\/examples\/[^/]+$/.test(pointer);
  const left = inferred.filter(({ pointer }) => !own[pointer] && !isExample(pointer));
  return left.map(({ pointer }) => pointer);
}

function judge(name: ContractName, inferred: readonly Inferred[], run: Answers): StatementResult[] {
  const unruled = new Set(withoutRule(name, inferred));
  return inferred.map(({ pointer, statement }) => {
    const rule = unruled.has(pointer)
      ? unseen('no case is about it')
      : (rules[name]?.[pointer] ?? aboutExample(name, pointer.split('/')[3] ?? ''));
    const { cases, ...evidence } = rule(run);
    return { contract: name, pointer, statement, ...evidence, cases: cases.map(({ id }) => id) };
  });
}

function serverOf(name: string, environment: string): string {
  return apis[name]?.servers[environment] ?? '';
}

function aboutExample(contract: ContractName, name: string): Rule {
  const own = any
    .of(contract)
    .and(({ expects, resembles }) => expects === name || resembles === name);
  return contract === 'storage' ? storageExample(own, name) : example(own, name);
}

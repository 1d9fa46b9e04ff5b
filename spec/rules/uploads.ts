import type { Schema } from '../../src/contract/document.ts';
import { schemaAt } from '../../src/contract/operations.ts';
import { links } from './reading/answers.ts';
import { type Contract, type Mapping, mapping } from './reading/contract.ts';
import { apiTitle } from './reading/evidence.ts';
import { each, edit, type Rule, type RuleBetween } from './reading/rule.ts';
import { prose, texts } from './reading/texts.ts';

// The facts of an upload stand in several places, so a wrong one contradicts another and seldom falls
// to one rule alone. They stay: which Content-Type was signed is what a refused upload never tells.

const linkLeadsToUpload: Rule = {
  name: 'link-leads-to-upload',
  why: 'Clients find the URL in an answer, and docs and mock the upload behind it, by this link alone.',
  mend: 'Point `operationRef` to the upload’s operation and `x-target-url` to the field of the response that holds the URL.',
  example: edit(
    'one-integration',
    'x-target-url: $response.body#/result/uploadUrl',
    'x-target-url: $response.body#/result/url',
  ),
  check: each('operation', function* ({ path, resolved }, contract) {
    const found = links(contract, resolved);
    if (resolved['x-upload-content-types'] && !found.length) {
      yield { path: [...path, 'responses'], what: 'No answer links to the upload.' };
    }
    for (const { path, link, target, bodies } of found) {
      if (!target) {
        yield { path, what: `operationRef ${link.operationRef} leads to no operation.` };
      }
      const pointer = (link['x-target-url'] ?? '').replace('$response.body#', '');
      const isUrl = bodies.some(
        (body) => schemaAt(contract.document, body, pointer)?.format === 'uri',
      );
      if (!isUrl) yield { path, what: `The response has no URL at ${pointer}.` };
    }
  }),
};

const uploadContentTypes: Rule = {
  name: 'upload-content-types',
  why: 'The upload answers 403 to a Content-Type that it was not signed for, and nothing in that answer says why.',
  mend: 'Use a media type of the upload’s request body in storage.yaml, or describe the new one there.',
  example: edit(
    'integration-v1',
    '        xls: application/vnd.ms-excel',
    '        xls: application/msexcel',
  ),
  check: each('operation', function* ({ path, resolved }, contract) {
    const uploads = links(contract, resolved);
    if (!uploads.length) return;
    const stated = Object.entries(resolved['x-upload-content-types'] ?? {});
    if (!stated.length) {
      yield { path, what: 'Nothing says which Content-Type the upload of a file needs.' };
    }
    if (!resolved.parameters?.some((parameter) => parameter['x-describes-file'] === 'name')) {
      yield { path, what: 'No parameter has `x-describes-file: name` to tell the file’s type by.' };
    }
    const accepted = uploads.flatMap(({ target }) =>
      Object.keys(target?.requestBody?.content ?? {}),
    );
    for (const [file, type] of stated) {
      if (accepted.includes(type)) continue;
      const place = [...path, 'x-upload-content-types', file];
      yield { path: place, what: `The upload takes no ${type}.` };
    }
  }),
};

const uploadBody: Rule = {
  name: 'upload-body',
  why: 'Storage takes raw bytes of a length that it is told, up to a limit; a schema that says otherwise makes clients encode or stream.',
  mend: 'Demand Content-Length with the limit of `x-limits` as its maximum, and give each media type `type: string` and its own name as `contentMediaType`.',
  example: edit(
    'storage',
    'minimum: 0, maximum: 5368709120 }',
    'minimum: 0, maximum: 53687091200 }',
  ),
  check: each('operation', function* ({ path, resolved }) {
    const { parameters = [], requestBody, 'x-limits': limits } = resolved;
    const limit = limits?.bodyBytes;
    const length = parameters.find(({ name, required }) => name === 'Content-Length' && required);
    if (limit !== undefined && length?.schema?.maximum !== limit) {
      const what = `No Content-Length holds the body to ${limit} bytes.`;
      yield { path: [...path, 'parameters'], what };
    }
    for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
      if (schema?.type === 'string' && schema.contentMediaType === type) continue;
      const place = [...path, 'requestBody', 'content', type, 'schema'];
      yield { path: place, what: `The body of type ${type} is not described as its raw bytes.` };
    }
  }),
};

const fileTypesAgree: Rule = {
  name: 'file-types-agree',
  why: 'Which files an API takes is said by an enum or a pattern, by the upload’s table, by the limits and in words; a caller meets them all.',
  mend: 'List the same file extensions everywhere, as the owner’s page does.',
  example: edit(
    'one-integration',
    'Allowed extensions: csv, xlsx, xls, zip.',
    'Allowed extensions: csv, xlsx, xls.',
  ),
  check: each('operation', function* ({ path, resolved }, contract) {
    const files = Object.keys(resolved['x-upload-content-types'] ?? {});
    if (!files.length) return;
    const table = `x-upload-content-types has ${files.join(', ')}.`;
    for (const [index, { name, schema }] of (resolved.parameters ?? []).entries()) {
      const accepted = fileTypes(schema);
      if (!accepted || isSame(accepted, files)) continue;
      const what = `${name} accepts ${accepted.join(', ')}, ${table}`;
      yield { path: [...path, 'parameters', index], what };
    }
    const limited = Object.keys(resolved['x-limits']?.rows ?? {});
    for (const file of limited.filter((file) => !files.includes(file))) {
      const what = `There is a limit for ${file}, but ${table}`;
      yield { path: [...path, 'x-limits', 'rows', file], what };
    }
    for (const { path, text } of texts(contract)) {
      const [said, named] = /Allowed extensions: ([a-z]+(?:, [a-z]+)*)/.exec(text) ?? [];
      if (named && !isSame(named.split(', '), files)) yield { path, what: `“${said}”: ${table}` };
    }
  }),
};

/** The file extensions that an input accepts, when it is about files: by its enum or its pattern. */
function fileTypes({ enum: values = [], pattern = '' }: Schema): readonly string[] | undefined {
  const words = values.map((word) => String(word).toLowerCase());
  if (words.includes('csv')) return words;
  const [, extensions] = /^\\\.\(([a-z|]+)\)\$$/.exec(pattern) ?? [];
  return extensions?.split('|');
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return [...left].sort().join() === [...right].sort().join();
}

const uploadTypesInProse: RuleBetween = {
  name: 'upload-types-in-prose',
  why: 'The two APIs want different types for one CSV; a sentence that mixes them up costs its reader an unexplained 403.',
  mend: 'Name the Content-Type that the API’s `x-upload-content-types` gives for the file.',
  example: edit('storage', '`text/csv` for One Integration', '`text/plain` for One Integration'),
  *check(contracts) {
    const apis = [...contracts.values()].map((contract) => ({
      title: apiTitle(contract),
      types: uploadTypes(contract),
    }));
    for (const [document, contract] of contracts) {
      const own = uploadTypes(contract);
      for (const { path, text } of prose(contract)) {
        for (const [said, type, words = ''] of text.matchAll(typeFor)) {
          const [, file] = /^an? (CSV|XLSX|XLS|ZIP)\b/.exec(words) ?? [];
          const api = apis.find(({ title }) => words.startsWith(title));
          const right = file ? own[file.toLowerCase()] : api?.types['csv'];
          if (right === undefined || right === type) continue;
          yield { document, path, what: `“${said}”: x-upload-content-types says ${right}.` };
        }
      }
    }
  },
};

/** “`text/csv` for a CSV”, “`text/csv` for One Integration”. */
const typeFor = /`([a-z]+\/[a-z0-9.+-]+)` for ([\w ]{1,30})/g;

/** The Content-Type that an upload must carry, by file extension; empty when the document issues no URL. */
function uploadTypes(contract: Contract): Mapping {
  const tables = contract.all('operation').map(({ raw }) => mapping(raw['x-upload-content-types']));
  return Object.assign({}, ...tables);
}

/** What an upload needs, and how an API leads to it. */
export const uploadRules = [linkLeadsToUpload, uploadContentTypes, uploadBody, fileTypesAgree];

export const uploadRulesBetween = [uploadTypesInProse];

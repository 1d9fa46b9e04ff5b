import { list, mapping } from '../reading/contract.ts';
import { links } from '../reading/links.ts';
import type { Rule } from '../reading/rule.ts';

export const uploadContentTypes: Rule = {
  name: 'upload-content-types',
  why: 'The upload answers 403 to a Content-Type that it was not signed for, and nothing in that answer says why.',
  mend: 'Use a media type of the upload’s request body in storage.yaml, or describe the new one there.',
  example: {
    document: 'integration-v1',
    good: '        xls: application/vnd.ms-excel',
    bad: '        xls: application/msexcel',
  },
  *check(contract) {
    for (const { path, raw, resolved } of contract.all('operation')) {
      const uploads = links(contract, resolved, path).map(({ target }) => mapping(target));
      if (!uploads.length) continue;
      const stated = Object.entries(mapping(raw['x-upload-content-types']));
      if (!stated.length) {
        yield { path, what: 'Nothing says which Content-Type the upload of a file needs.' };
      }
      const parameters = list(resolved['parameters']).map(mapping);
      if (!parameters.some((parameter) => parameter['x-describes-file'] === 'name')) {
        yield {
          path,
          what: 'No parameter has `x-describes-file: name` to tell the file’s type by.',
        };
      }
      const accepted = uploads.flatMap((upload) =>
        Object.keys(mapping(mapping(upload['requestBody'])['content'])),
      );
      for (const [file, type] of stated) {
        if (accepted.includes(String(type))) continue;
        const place = [...path, 'x-upload-content-types', file];
        yield { path: place, what: `The upload takes no ${type}.` };
      }
    }
  },
};

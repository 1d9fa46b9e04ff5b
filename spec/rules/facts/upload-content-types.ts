import { mapping } from '../reading/contract.ts';
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
      const stated = Object.entries(mapping(raw['x-upload-content-types']));
      const uploads = links(contract, resolved, path).map(({ target }) => mapping(target));
      if (uploads.length && !stated.length)
        yield {
          path,
          what: 'The operation issues upload URLs, but does not say which Content-Type a file needs.',
        };
      const accepted = uploads.flatMap((upload) =>
        Object.keys(mapping(mapping(upload['requestBody'])['content'])),
      );
      for (const [file, type] of stated) {
        if (!accepted.includes(String(type)))
          yield {
            path: [...path, 'x-upload-content-types', file],
            what: `The upload takes no ${type}.`,
          };
      }
    }
  },
};

import type { OpenApiDocument } from '../../src/contract/document.ts';

const links = {
  Up: {
    operationRef: '#/components/pathItems/Upload/put',
    'x-target-url': '$response.body#/data/0/put',
  },
};

/**
 * An API that writes everything in another place than the real ones do: inputs at the path item and by
 * reference, a token in a header of HTTP's own, a result inside of lists, errors by `allOf`, names that are
 * no names in code.
 */
export const madeUp: OpenApiDocument & { readonly 'x-links': typeof links } = {
  'x-links': links,
  openapi: '3.1.1',
  info: { title: 'Partner files', version: '2.1.0', summary: 'Get a place */ for a file.' },
  servers: [{ url: 'https://partner.example.com/api', 'x-environment': 'production' }],
  security: [{ partnerKey: [] }],
  paths: {
    '/v3/{folder-name}/slots': {
      parameters: [
        {
          name: 'folder-name',
          in: 'path',
          required: true,
          'x-name': 'folder',
          schema: { enum: ['in', 'out'] },
        },
        { name: 'X-Trace-Id', in: 'header', schema: { type: 'string', maxLength: 9 } },
      ],
      post: {
        operationId: 'openSlot',
        'x-retryable': true,
        'x-upload-content-types': { csv: 'text/csv' },
        parameters: [
          { $ref: '#/components/parameters/Tenant' } as never,
          {
            name: 'doc',
            in: 'query',
            required: true,
            schema: { type: 'string' },
            'x-describes-file': 'name',
          },
          { name: 'X-Trace-Id', in: 'header', schema: { type: 'string', maxLength: 7 } },
        ],
        responses: {
          '201': {
            description: 'Made.',
            content: { 'application/json': { schema: slots(), examples: { made: made() } } },
            links: { up: { $ref: '#/x-links/Up' } as never },
          },
          '4XX': {
            description: 'Refused.',
            'x-error-kind': 'invalid-request',
            content: {
              'application/problem+json': {
                schema: { $ref: '#/components/schemas/delete' },
                examples: {
                  full: { value: { detail: 'It is full.', error: { no: 'E-7' } } },
                  busy: {
                    value: { detail: 'Try later.', error: { no: 'E-7' } },
                    'x-error-kind': 'server-fault',
                  },
                },
              },
            },
          },
          default: {
            description: 'Failed.',
            'x-error-kind': 'server-fault',
            content: {
              'text/plain': { schema: { type: 'string' }, examples: { down: { value: 'Down' } } },
            },
          },
        },
      },
      delete: {
        operationId: 'deleteSlots',
        security: [],
        responses: { '204': { description: '' } },
      },
    },
  },
  components: {
    securitySchemes: {
      partnerKey: { type: 'http', scheme: 'bearer', 'x-sensitive': 'whole', 'x-name': 'key' },
    },
    parameters: {
      Tenant: {
        name: 'X-Partner-Tenant',
        in: 'header',
        required: true,
        'x-sensitive': 'whole',
        schema: { type: 'string', format: 'uuid' },
      },
    },
    schemas: {
      Problem: {
        type: 'object',
        required: ['detail'],
        properties: { detail: { type: 'string', 'x-error': 'message' } },
      },
      Code: { type: 'string', 'x-error': 'code', 'x-error-kinds': { 'E-7': 'quota-exceeded' } },
      delete: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          {
            required: ['error'],
            properties: {
              error: {
                type: 'object',
                required: ['no'],
                properties: {
                  no: {
                    $ref: '#/components/schemas/Code',
                    'x-error-kinds': { 'E-8': 'license-expired' },
                  },
                },
              },
            },
          },
        ],
      },
    },
  },
};

function slots() {
  const put = { type: 'string', format: 'uri', 'x-expires-in': { documented: 120 } };
  return {
    type: 'object',
    required: ['data', 'kind'],
    properties: {
      kind: { const: 'slots' },
      data: { type: 'array', items: { type: 'object', properties: { put } } },
    },
  };
}

function made() {
  return { value: { kind: 'slots', data: [{ put: 'https://storage.example.com/x?life=120' }] } };
}

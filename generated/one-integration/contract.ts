// Written by `npm run generate` from spec/one-integration.yaml. Change that file, not this one.

/** The name of this contract. */
export const title = "One Integration pre-sign" as const;

/** The version of this contract. */
export const version = "1.0.0" as const;

/** The operation that the other facts belong to. */
export const operation = {
  "operationId": "getPreSignedUrl",
  "method": "get",
  "path": "/one-integration/action/pre-sign"
} as const;

/** Base URLs, by environment; the upload has only the hosts seen in samples. */
export const servers = {
  "sandbox": "https://api-sandbox.clear.in",
  "production": "https://api.clear.in"
} as const;

/** Headers that carry credentials, with what a value must look like. */
export const credentials = {
  "authToken": {
    "header": "x-clear-auth-token",
    "sensitive": "whole",
    "type": "string",
    "minLength": 1
  },
  "integrationId": {
    "header": "x-integration-id",
    "sensitive": "whole",
    "type": "string",
    "format": "uuid",
    "minLength": 36,
    "maxLength": 36
  }
} as const;

/** The names of those headers alone, for code that a browser has to load. */
export const credentialHeaders = {
  "authToken": "x-clear-auth-token",
  "integrationId": "x-integration-id"
} as const;

/** Inputs with their constraints, by their name on the wire. */
export const parameters = {
  "filename": {
    "in": "query",
    "required": true,
    "type": "string",
    "minLength": 1,
    "maxLength": 1024,
    "pattern": "\\.(csv|xlsx|xls|zip)$"
  }
} as const;

/** The Content-Type an upload must carry, by file extension. */
export const uploadContentTypes = {
  "csv": "text/csv",
  "xls": "application/vnd.ms-excel",
  "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "zip": "application/zip"
} as const;

/** Where the answer holds the URL (JSON pointer), what else it must hold, and the lifetime in seconds. */
export const uploadUrl = {
  "pointer": "/result/uploadUrl",
  "when": {
    "success": true
  },
  "expiresIn": {
    "documented": 3600,
    "sample": 3599
  }
} as const;

/** Which fault of a request gives which answer; the first that holds decides. */
export const faults = [
  {
    "in": "header",
    "name": "x-clear-auth-token",
    "violates": "required",
    "status": 401,
    "example": "unauthorized",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "x-clear-auth-token",
    "violates": "minLength",
    "status": 401,
    "example": "unauthorized",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "x-clear-auth-token",
    "equals": "invalid-access-token",
    "status": 401,
    "example": "unauthorized",
    "basis": "sample"
  },
  {
    "in": "header",
    "name": "x-integration-id",
    "violates": "required",
    "status": 400,
    "example": "integration-id-missing",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "x-integration-id",
    "violates": "format",
    "status": 400,
    "example": "integration-id-malformed",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "filename",
    "violates": "required",
    "status": 400,
    "example": "filename-missing",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "filename",
    "violates": "minLength",
    "status": 400,
    "example": "filename-empty",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "filename",
    "violates": "maxLength",
    "status": 400,
    "example": "filename-too-long",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "filename",
    "violates": "pattern",
    "status": 406,
    "example": "invalid-extension",
    "basis": "sample"
  }
] as const;

/** What an answer means, by HTTP status; stronger, by error code, by schema or by exact message. */
export const errorKinds = {
  "status": {
    "400": "invalid-request",
    "401": "authentication",
    "403": "permission-denied",
    "406": "unsupported-file-type",
    "500": "server-fault"
  },
  "code": {},
  "schema": {},
  "message": {}
} as const;

/** Whether the same request can succeed later, by HTTP status. */
export const retryable = {
  "400": false,
  "401": false,
  "403": false,
  "406": false,
  "500": true
} as const;

/** Every documented answer, by its name. */
export const examples = {
  "generated": {
    "status": 200,
    "mediaType": "application/json",
    "summary": "A URL for purchase.csv",
    "basis": "sample"
  },
  "filename-missing": {
    "status": 400,
    "mediaType": "application/json",
    "summary": "The filename parameter is missing",
    "basis": "inferred"
  },
  "filename-empty": {
    "status": 400,
    "mediaType": "application/json",
    "summary": "The filename is empty",
    "basis": "inferred"
  },
  "filename-too-long": {
    "status": 400,
    "mediaType": "application/json",
    "summary": "The filename is longer than an object key can be",
    "basis": "inferred"
  },
  "integration-id-missing": {
    "status": 400,
    "mediaType": "application/json",
    "summary": "The x-integration-id header is missing",
    "basis": "inferred"
  },
  "integration-id-malformed": {
    "status": 400,
    "mediaType": "application/json",
    "summary": "The x-integration-id header is not a UUID",
    "basis": "inferred"
  },
  "unauthorized": {
    "status": 401,
    "mediaType": "text/plain",
    "summary": "The token is missing, empty or not valid",
    "basis": "sample"
  },
  "permission-denied": {
    "status": 403,
    "mediaType": "application/json",
    "summary": "The token may not use this integration",
    "basis": "inferred"
  },
  "invalid-extension": {
    "status": 406,
    "mediaType": "application/json",
    "summary": "The file extension is not allowed",
    "basis": "sample"
  },
  "internal-error": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "The server failed",
    "basis": "inferred"
  }
} as const;

/** Every statement that the owner does not make: reasoned, and open to measurement. */
export const inferred = [
  {
    "pointer": "/servers/1",
    "statement": "One Integration's production host is api.clear.in; the owner's page does not name it."
  },
  {
    "pointer": "/paths/~1one-integration~1action~1pre-sign/get/x-faults",
    "statement": "Faults are checked token first, then integration id, then file name."
  },
  {
    "pointer": "/paths/~1one-integration~1action~1pre-sign/get/responses/400/content",
    "statement": "A 400 has the error envelope with the status as its code."
  },
  {
    "pointer": "/paths/~1one-integration~1action~1pre-sign/get/responses/401/content",
    "statement": "The 401 is sent as text/plain."
  },
  {
    "pointer": "/paths/~1one-integration~1action~1pre-sign/get/responses/403/content",
    "statement": "A 403 has the error envelope with the status as its code."
  },
  {
    "pointer": "/paths/~1one-integration~1action~1pre-sign/get/responses/500/content",
    "statement": "A 500 has the error envelope with the status as its code."
  },
  {
    "pointer": "/components/schemas/FileName/maxLength",
    "statement": "A name over 1,024 characters is refused, since an object key holds at most 1,024 bytes."
  },
  {
    "pointer": "/components/schemas/FileName/pattern",
    "statement": "Extensions are accepted in lower case only."
  },
  {
    "pointer": "/components/schemas/ErrorDetail/properties",
    "statement": "An error's code and message are never empty."
  },
  {
    "pointer": "/components/schemas/Unauthorized/pattern",
    "statement": "What a 401 holds is one word."
  },
  {
    "pointer": "/components/examples/generated/value",
    "statement": "The URL's key ends in the file name that was asked for."
  },
  {
    "pointer": "/components/examples/unauthorized/description",
    "statement": "A missing or empty token is answered like an invalid one."
  },
  {
    "pointer": "/components/examples/filename-missing",
    "statement": "A request without filename is answered 400 with this body."
  },
  {
    "pointer": "/components/examples/filename-empty",
    "statement": "An empty filename is answered 400 with this body."
  },
  {
    "pointer": "/components/examples/filename-too-long",
    "statement": "A filename over 1,024 characters is answered 400 with this body."
  },
  {
    "pointer": "/components/examples/integration-id-missing",
    "statement": "A request without x-integration-id is answered 400 with this body."
  },
  {
    "pointer": "/components/examples/integration-id-malformed",
    "statement": "An x-integration-id that is not a UUID is answered 400 with this body."
  },
  {
    "pointer": "/components/examples/permission-denied",
    "statement": "A caller without permission is answered 403 with this body."
  },
  {
    "pointer": "/components/examples/internal-error",
    "statement": "A server fault is answered 500 with this body."
  }
] as const;

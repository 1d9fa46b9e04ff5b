// Written by `npm run generate` from spec/integration-v1.yaml. Change that file, not this one.

/** The name of this contract. */
export const title = "Integration v1 pre-sign" as const;

/** The version of this contract. */
export const version = "1.0.0" as const;

/** The operation that the other facts belong to. */
export const operation = {
  "operationId": "getPreSignedUrl",
  "method": "get",
  "path": "/integration/v1/generatePreSign/{templateType}"
} as const;

/** Base URLs, by environment; the upload has only the hosts seen in samples. */
export const servers = {
  "sandbox": "https://api-sandbox.clear.in",
  "production": "https://api.clear.in"
} as const;

/** Headers that carry credentials, with what a value must look like. */
export const credentials = {
  "authToken": {
    "header": "x-cleartax-auth-token",
    "sensitive": "whole",
    "type": "string",
    "minLength": 1
  }
} as const;

/** The names of those headers alone, for code that a browser has to load. */
export const credentialHeaders = {
  "authToken": "x-cleartax-auth-token"
} as const;

/** Inputs with their constraints, by their name on the wire. */
export const parameters = {
  "templateType": {
    "in": "path",
    "required": true,
    "type": "string",
    "enum": [
      "sales",
      "purchase"
    ]
  },
  "fileName": {
    "in": "query",
    "required": true,
    "type": "string",
    "minLength": 1,
    "maxLength": 1500
  },
  "fileContentType": {
    "in": "header",
    "required": true,
    "type": "string",
    "enum": [
      "XLSX",
      "XLS",
      "CSV"
    ]
  }
} as const;

/** The Content-Type an upload must carry, by file extension. */
export const uploadContentTypes = {
  "csv": "application/vnd.ms-excel",
  "xls": "application/vnd.ms-excel",
  "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
} as const;

/** Documented limits: rows by file extension, bytes of a body, bytes of a key. */
export const limits = {
  "rows": {
    "csv": 3000000,
    "xls": 1000000,
    "xlsx": 1000000
  }
} as const;

/** Where the answer holds the URL (JSON pointer), what else it must hold, and the lifetime in seconds. */
export const uploadUrl = {
  "pointer": "/preSignedS3Url",
  "when": {
    "status": "CREATED"
  },
  "expiresIn": {
    "documented": 600,
    "sample": 35999
  }
} as const;

/** Which fault of a request gives which answer; the first that holds decides. */
export const faults = [
  {
    "in": "header",
    "name": "x-cleartax-auth-token",
    "violates": "required",
    "status": 401,
    "example": "authorization-failed",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "x-cleartax-auth-token",
    "violates": "minLength",
    "status": 401,
    "example": "authorization-failed",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "x-cleartax-auth-token",
    "equals": "invalid-access-token",
    "status": 401,
    "example": "authorization-failed",
    "basis": "inferred"
  },
  {
    "in": "header",
    "name": "fileContentType",
    "violates": "required",
    "status": 500,
    "example": "file-content-type-missing",
    "basis": "sample"
  },
  {
    "in": "header",
    "name": "fileContentType",
    "violates": "enum",
    "status": 500,
    "example": "file-content-type-invalid",
    "basis": "inferred"
  },
  {
    "in": "path",
    "name": "templateType",
    "violates": "enum",
    "status": 500,
    "example": "template-type-invalid",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "fileName",
    "violates": "required",
    "status": 500,
    "example": "file-name-missing",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "fileName",
    "violates": "minLength",
    "status": 200,
    "example": "file-name-empty",
    "basis": "inferred"
  },
  {
    "in": "query",
    "name": "fileName",
    "violates": "maxLength",
    "status": 200,
    "example": "file-name-too-long",
    "basis": "inferred"
  }
] as const;

/** What an answer means, by HTTP status; stronger, by error code, by schema or by exact message. */
export const errorKinds = {
  "status": {
    "401": "authentication",
    "403": "permission-denied",
    "500": "server-fault"
  },
  "code": {
    "AUTHORIZATION_FAILED": "authentication",
    "LICENSE_EXPIRED": "license-expired",
    "API_QUOTA_EXCEEDED": "quota-exceeded",
    "PERMISSION_DENIED": "permission-denied",
    "INTERNAL_ERROR": "server-fault"
  },
  "schema": {
    "PreSignFailed": "invalid-request",
    "RejectedRequest": "invalid-request"
  },
  "message": {}
} as const;

/** Whether the same request can succeed later, by HTTP status. */
export const retryable = {
  "401": false,
  "403": false,
  "500": true
} as const;

/** Every documented answer, by its name. */
export const examples = {
  "created": {
    "status": 200,
    "mediaType": "application/json",
    "summary": "A URL was generated",
    "basis": "sample"
  },
  "file-name-empty": {
    "status": 200,
    "mediaType": "application/json",
    "summary": "The file name is empty",
    "basis": "inferred"
  },
  "file-name-too-long": {
    "status": 200,
    "mediaType": "application/json",
    "summary": "The file name is longer than 1500 characters",
    "basis": "inferred"
  },
  "authorization-failed": {
    "status": 401,
    "mediaType": "application/json",
    "summary": "The token is missing, empty or not valid",
    "basis": "sample"
  },
  "permission-denied": {
    "status": 403,
    "mediaType": "application/json",
    "summary": "The user lacks a permission",
    "basis": "inferred"
  },
  "license-expired": {
    "status": 403,
    "mediaType": "application/json",
    "summary": "The account's license has expired",
    "basis": "inferred"
  },
  "api-quota-exceeded": {
    "status": 403,
    "mediaType": "application/json",
    "summary": "The API access quota has been exceeded",
    "basis": "inferred"
  },
  "internal-error": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "Clear's side failed",
    "basis": "inferred"
  },
  "file-content-type-missing": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "The fileContentType header is missing",
    "basis": "sample"
  },
  "file-content-type-invalid": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "The fileContentType header is none of XLSX, XLS, CSV",
    "basis": "inferred"
  },
  "template-type-invalid": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "The templateType is neither sales nor purchase",
    "basis": "inferred"
  },
  "file-name-missing": {
    "status": 500,
    "mediaType": "application/json",
    "summary": "The fileName parameter is missing",
    "basis": "inferred"
  }
} as const;

/** Every statement that the owner does not make: reasoned, and open to measurement. */
export const inferred = [
  {
    "pointer": "/servers/0",
    "statement": "Integration v1's sandbox host is api-sandbox.clear.in, the one of public client code and notes; the owner's page writes `{{BASE_URL}}`."
  },
  {
    "pointer": "/servers/1",
    "statement": "Integration v1's production host is api.clear.in, as seen in public client code."
  },
  {
    "pointer": "/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/x-faults",
    "statement": "Faults are checked token first, then headers, then template type, then file name."
  },
  {
    "pointer": "/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/parameters/1/required",
    "statement": "A request without fileName is refused."
  },
  {
    "pointer": "/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/responses/403/content",
    "statement": "A 403 has the same body shape as the 401."
  },
  {
    "pointer": "/paths/~1integration~1v1~1generatePreSign~1{templateType}/get/responses/500/x-error-kind",
    "statement": "A 500 with an array is the caller's fault; a 500 with an object is the server's."
  },
  {
    "pointer": "/components/schemas/FileName/maxLength",
    "statement": "A name between 1,024 bytes and 1,500 characters gets a URL that storage refuses."
  },
  {
    "pointer": "/components/schemas/PreSignFailed/properties",
    "statement": "A FAILED answer carries all four fields with preSignedS3Url null."
  },
  {
    "pointer": "/components/examples/file-name-empty",
    "statement": "An empty fileName is answered 200 FAILED with this body; no documented code fits, so errorCode is null."
  },
  {
    "pointer": "/components/examples/file-name-too-long",
    "statement": "A fileName over 1,500 characters is answered 200 FAILED with this body; no documented code fits, so errorCode is null."
  },
  {
    "pointer": "/components/examples/authorization-failed/summary",
    "statement": "A missing or empty token is answered like an invalid one."
  },
  {
    "pointer": "/components/examples/permission-denied",
    "statement": "A user without invoice creation permission is answered 403 with this body."
  },
  {
    "pointer": "/components/examples/license-expired",
    "statement": "An expired license is answered 403 with this body."
  },
  {
    "pointer": "/components/examples/api-quota-exceeded",
    "statement": "An exceeded quota is answered 403 with this body."
  },
  {
    "pointer": "/components/examples/internal-error",
    "statement": "A server fault is answered 500 with the documented object."
  },
  {
    "pointer": "/components/examples/file-content-type-invalid",
    "statement": "An unknown fileContentType is answered 500 with an array like the one of a missing header."
  },
  {
    "pointer": "/components/examples/template-type-invalid",
    "statement": "An unknown templateType is answered 500 with an array like the one of a missing header."
  },
  {
    "pointer": "/components/examples/file-name-missing",
    "statement": "A request without fileName is answered 500 with an array like the one of a missing header."
  }
] as const;

// Written by `npm run generate` from spec/storage.yaml. Change that file, not this one.

/** The name of this contract. */
export const title = "Clear storage upload" as const;

/** The version of this contract. */
export const version = "1.0.0" as const;

/** The operation that the other facts belong to. */
export const operation = {
  "operationId": "uploadFile",
  "method": "put"
} as const;

/** Base URLs, by environment; the upload has only the hosts seen in samples. */
export const servers = {
  "storage.clear.in": "https://storage.clear.in"
} as const;

/** Inputs with their constraints, by their name on the wire. */
export const parameters = {
  "Content-Length": {
    "in": "header",
    "required": true,
    "type": "integer",
    "format": "int64"
  }
} as const;

/** Documented limits: rows by file extension, bytes of a body, bytes of a key. */
export const limits = {
  "bodyBytes": 5368709120,
  "keyBytes": 1024
} as const;

/** How the pre-signed URL is signed. */
export const signature = {
  "algorithm": "AWS4-HMAC-SHA256",
  "region": "ap-south-1",
  "service": "s3",
  "signedHeaders": [
    "content-type",
    "host"
  ]
} as const;

/** The query parameter of the URL that tells for how many seconds it lives. */
export const expiry = {
  "lifetime": "X-Amz-Expires"
} as const;

/** What an answer means, by HTTP status; stronger, by error code, by schema or by exact message. */
export const errorKinds = {
  "status": {
    "400": "storage-refused",
    "403": "storage-refused",
    "404": "storage-refused",
    "411": "storage-refused",
    "500": "server-fault",
    "501": "storage-refused",
    "503": "server-fault"
  },
  "code": {
    "AccessDenied": "storage-refused",
    "AuthorizationQueryParametersError": "storage-refused",
    "EntityTooLarge": "storage-refused",
    "ExpiredToken": "url-expired",
    "IncompleteBody": "connection",
    "InternalError": "server-fault",
    "InvalidAccessKeyId": "storage-refused",
    "KeyTooLongError": "storage-refused",
    "MissingContentLength": "storage-refused",
    "NoSuchBucket": "storage-refused",
    "NotImplemented": "storage-refused",
    "SignatureDoesNotMatch": "storage-refused",
    "SlowDown": "server-fault"
  },
  "schema": {},
  "message": {
    "Request has expired": "url-expired"
  }
} as const;

/** Whether the same request can succeed later, by HTTP status. */
export const retryable = {
  "400": false,
  "403": false,
  "404": false,
  "411": false,
  "500": true,
  "501": false,
  "503": true
} as const;

/** Every documented answer, by its name. */
export const examples = {
  "expired-token": {
    "status": 400,
    "mediaType": "application/xml",
    "summary": "The session token inside the URL is dead",
    "basis": "inferred"
  },
  "entity-too-large": {
    "status": 400,
    "mediaType": "application/xml",
    "summary": "The file is larger than one PUT may carry",
    "basis": "inferred"
  },
  "authorization-query-parameters-error": {
    "status": 400,
    "mediaType": "application/xml",
    "summary": "An X-Amz parameter of the URL is missing or malformed",
    "basis": "inferred"
  },
  "key-too-long": {
    "status": 400,
    "mediaType": "application/xml",
    "summary": "The object key is longer than storage takes",
    "basis": "inferred"
  },
  "incomplete-body": {
    "status": 400,
    "mediaType": "application/xml",
    "summary": "Fewer bytes arrived than were announced",
    "basis": "inferred",
    "errorKind": "connection"
  },
  "request-has-expired": {
    "status": 403,
    "mediaType": "application/xml",
    "summary": "The URL's life is over",
    "basis": "inferred",
    "errorKind": "url-expired"
  },
  "access-denied": {
    "status": 403,
    "mediaType": "application/xml",
    "summary": "The URL carries no signature, or one whose date is too far ahead",
    "basis": "inferred"
  },
  "unsigned-header": {
    "status": 403,
    "mediaType": "application/xml",
    "summary": "An x-amz- header was sent that is not among the signed ones",
    "basis": "inferred"
  },
  "signature-does-not-match": {
    "status": 403,
    "mediaType": "application/xml",
    "summary": "The request is not the one that was signed",
    "basis": "inferred"
  },
  "invalid-access-key-id": {
    "status": 403,
    "mediaType": "application/xml",
    "summary": "The key that signed the URL is unknown",
    "basis": "inferred"
  },
  "no-such-bucket": {
    "status": 404,
    "mediaType": "application/xml",
    "summary": "The bucket does not exist",
    "basis": "inferred"
  },
  "missing-content-length": {
    "status": 411,
    "mediaType": "application/xml",
    "summary": "Content-Length is missing",
    "basis": "inferred"
  },
  "storage-internal-error": {
    "status": 500,
    "mediaType": "application/xml",
    "summary": "Storage failed",
    "basis": "inferred"
  },
  "not-implemented": {
    "status": 501,
    "mediaType": "application/xml",
    "summary": "The body came chunked",
    "basis": "inferred"
  },
  "slow-down": {
    "status": 503,
    "mediaType": "application/xml",
    "summary": "Too many requests at once",
    "basis": "inferred"
  }
} as const;

/** Every statement that the owner does not make: reasoned, and open to measurement. */
export const inferred = [
  {
    "pointer": "/servers/0/description",
    "statement": "The host storage.clear.in is a proxy in front of Amazon S3, so an error body can be S3's XML or the proxy's own."
  },
  {
    "pointer": "/components/pathItems/Upload/put/x-signature",
    "statement": "The service signs the Content-Type that the owner's upload page gives for the file's type."
  },
  {
    "pointer": "/components/pathItems/Upload/put/x-limits",
    "statement": "Storage keeps S3's limits, 5 GB in one PUT and 1,024 bytes in an object key."
  },
  {
    "pointer": "/components/pathItems/Upload/put/x-clock-skew",
    "statement": "A signature dated further ahead of storage's clock is refused, as S3 does."
  },
  {
    "pointer": "/components/pathItems/Upload/put/description",
    "statement": "The expiry is checked when the request arrives, and a URL that still lives can be used again."
  },
  {
    "pointer": "/components/pathItems/Upload/put/parameters/0/examples/small-register",
    "statement": "Content-Length is required."
  },
  {
    "pointer": "/components/pathItems/Upload/put/parameters/0",
    "statement": "Storage refuses an upload without Content-Length, as S3 does."
  },
  {
    "pointer": "/components/responses/Stored/headers/ETag/examples/empty-file",
    "statement": "An empty file is stored and answered like any other."
  },
  {
    "pointer": "/components/responses/Stored/headers/ETag",
    "statement": "A stored upload answers with an ETag, the MD5 of its bytes."
  },
  {
    "pointer": "/components/responses/LengthRequired",
    "statement": "An upload without Content-Length is answered 411 as S3 does."
  },
  {
    "pointer": "/components/responses/StorageFault/content",
    "statement": "A fault inside storage is answered 500 as S3 does."
  },
  {
    "pointer": "/components/responses/ChunkedRefused",
    "statement": "A chunked upload is answered 501 as S3 does."
  },
  {
    "pointer": "/components/responses/StorageBusy",
    "statement": "Storage that is too busy answers 503 as S3 does."
  },
  {
    "pointer": "/components/schemas/StorageError",
    "statement": "Storage answers errors with S3's XML body."
  },
  {
    "pointer": "/components/schemas/StorageErrorCode",
    "statement": "Storage uses S3's error codes."
  },
  {
    "pointer": "/components/examples/request-has-expired",
    "statement": "An expired URL is answered 403 AccessDenied with the message \"Request has expired\"."
  },
  {
    "pointer": "/components/examples/access-denied",
    "statement": "A URL without a signature is answered 403 AccessDenied."
  },
  {
    "pointer": "/components/examples/unsigned-header",
    "statement": "An extra unsigned x-amz- header is answered 403 AccessDenied."
  },
  {
    "pointer": "/components/examples/signature-does-not-match",
    "statement": "A wrong or missing signed header is answered 403 SignatureDoesNotMatch."
  },
  {
    "pointer": "/components/examples/invalid-access-key-id",
    "statement": "An unknown signing key is answered 403 InvalidAccessKeyId."
  },
  {
    "pointer": "/components/examples/expired-token",
    "statement": "A dead session token is answered 400 ExpiredToken."
  },
  {
    "pointer": "/components/examples/entity-too-large",
    "statement": "A file over 5 GB is answered 400 EntityTooLarge."
  },
  {
    "pointer": "/components/examples/authorization-query-parameters-error",
    "statement": "A damaged signature query is answered 400 AuthorizationQueryParametersError."
  },
  {
    "pointer": "/components/examples/key-too-long",
    "statement": "A key over 1,024 bytes is answered 400 KeyTooLongError."
  },
  {
    "pointer": "/components/examples/incomplete-body",
    "statement": "A body shorter than Content-Length is answered 400 IncompleteBody."
  },
  {
    "pointer": "/components/examples/no-such-bucket",
    "statement": "An unknown bucket is answered 404 NoSuchBucket."
  },
  {
    "pointer": "/components/examples/missing-content-length",
    "statement": "An upload without Content-Length is answered 411 MissingContentLength."
  },
  {
    "pointer": "/components/examples/storage-internal-error",
    "statement": "A fault inside storage is answered 500 InternalError."
  },
  {
    "pointer": "/components/examples/not-implemented",
    "statement": "A chunked upload is answered 501 NotImplemented."
  },
  {
    "pointer": "/components/examples/slow-down",
    "statement": "Storage that is too busy answers 503 SlowDown."
  }
] as const;

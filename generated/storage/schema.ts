// Written by `npm run generate` from spec/storage.yaml. Change that file, not this one.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description S3's error body. It can echo the key id, the signature and the string to sign, so mask it before
         *     it reaches a log. A proxy in front of storage may answer with a body of its own instead.
         */
        readonly StorageError: {
            readonly Code: components["schemas"]["StorageErrorCode"];
            /** @description What went wrong, for people. */
            readonly Message: string;
            /** @description The id of this request in the logs of storage; it may be missing. */
            readonly RequestId?: string;
            /** @description A second id that storage's support asks for; it may be missing. */
            readonly HostId?: string;
        };
        /**
         * @description The codes of S3 that a pre-signed upload meets. S3 has more, so expect others.
         * @enum {string}
         */
        readonly StorageErrorCode: "AccessDenied" | "AuthorizationQueryParametersError" | "BadDigest" | "EntityTooLarge" | "ExpiredToken" | "IncompleteBody" | "InternalError" | "InvalidAccessKeyId" | "KeyTooLongError" | "MissingContentLength" | "NoSuchBucket" | "NotImplemented" | "SignatureDoesNotMatch" | "SlowDown";
    };
    responses: {
        /** @description The file is stored. The body is empty. */
        readonly Stored: {
            headers: {
                /** @description The MD5 of the stored bytes in quotes, as S3 sends it for a single `PUT`. */
                readonly ETag?: string;
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description The request is invalid. Integration v1's upload page adds: also when the pre-signed URL has
         *     expired.
         */
        readonly BadUpload: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /**
         * @description The caller is not authorized, or the URL has expired, or the request is not the one that was
         *     signed (another `Content-Type`, an extra `x-amz-` header, a changed URL).
         */
        readonly UploadForbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /** @description Storage does not know the place that the URL names. Only Integration v1's upload page lists this answer. */
        readonly StorageNotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /** @description The request has no `Content-Length`. */
        readonly LengthRequired: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /** @description Storage failed for a reason of its own. Trying again can help. */
        readonly StorageFault: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /** @description The body came with `Transfer-Encoding` chunked, which storage does not take. */
        readonly ChunkedRefused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
        /** @description Storage asks the caller to slow down. Trying again later can help. */
        readonly StorageBusy: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/xml": components["schemas"]["StorageError"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: {
        /** The pre-signed URL, exactly as it was returned */
        readonly Upload: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly get?: never;
            /**
             * Upload the file to the pre-signed URL
             * @description Send the raw bytes of the file (`curl --data-binary`, or `curl -T`) to the URL, unchanged,
             *     with the `Content-Type` that the pre-sign API's table gives for the file. Both samples sign
             *     `content-type` and `host`, so another `Content-Type` than the signed one is refused.
             *
             *     - `Content-Length` is needed; a chunked body is refused. One `PUT` carries at most 5 GB.
             *     - Send no token and no other `x-` header: the URL is the whole authorization, and an extra
             *       unsigned `x-amz-` header is refused.
             *     - The expiry is checked when the request arrives; a transfer already running completes.
             *     - The URL can be used again until it expires and overwrites the same object, so a failed
             *       upload is safe to repeat.
             *     - `Expect: 100-continue` is advised, so that a refused body is never sent.
             */
            readonly put: operations["uploadFile"];
            readonly post?: never;
            readonly delete?: never;
            readonly options?: never;
            readonly head?: never;
            readonly patch?: never;
            readonly trace?: never;
        };
    };
}
export type SchemaStorageError = components['schemas']['StorageError'];
export type SchemaStorageErrorCode = components['schemas']['StorageErrorCode'];
export type ResponseStored = components['responses']['Stored'];
export type ResponseBadUpload = components['responses']['BadUpload'];
export type ResponseUploadForbidden = components['responses']['UploadForbidden'];
export type ResponseStorageNotFound = components['responses']['StorageNotFound'];
export type ResponseLengthRequired = components['responses']['LengthRequired'];
export type ResponseStorageFault = components['responses']['StorageFault'];
export type ResponseChunkedRefused = components['responses']['ChunkedRefused'];
export type ResponseStorageBusy = components['responses']['StorageBusy'];
export type PathItemUpload = components['pathItems']['Upload'];
export type $defs = Record<string, never>;
export interface operations {
    readonly uploadFile: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The size of the file in bytes. Storage refuses a body of unknown length. */
                readonly "Content-Length": number;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * @description The raw bytes of the file, with no encoding and no multipart wrapper. Which of these media
         *     types is right depends on the API that issued the URL, not on the file alone: a CSV goes
         *     up as `text/csv` for One Integration and as `application/vnd.ms-excel` for Integration v1.
         */
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
                readonly "application/vnd.ms-excel": string;
                readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                readonly "application/zip": string;
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Stored"];
            readonly 400: components["responses"]["BadUpload"];
            readonly 403: components["responses"]["UploadForbidden"];
            readonly 404: components["responses"]["StorageNotFound"];
            readonly 411: components["responses"]["LengthRequired"];
            readonly 500: components["responses"]["StorageFault"];
            readonly 501: components["responses"]["ChunkedRefused"];
            readonly 503: components["responses"]["StorageBusy"];
        };
    };
}

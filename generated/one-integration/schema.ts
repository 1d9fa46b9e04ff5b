// Written by `npm run generate` from spec/one-integration.yaml. Change that file, not this one.

export interface paths {
    readonly "/one-integration/action/pre-sign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a pre-signed URL
         * @description Answers with a URL that takes one file by `PUT`. There is no request body and there are no path
         *     parameters.
         *
         *     The URL is valid for only 1 hour (3600 seconds) after it was generated. The sample URL carries
         *     one second less (`X-Amz-Expires=3599`), so read the lifetime from the URL and keep a margin.
         *
         *     **Validation**: the file name cannot be empty.
         *
         *     **Known faults** are listed in `x-faults`, in the order in which this contract assumes that
         *     they are checked; the owner does not document an order.
         */
        readonly get: operations["getPreSignedUrl"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A file name that ends in an allowed extension. The allowed extensions are written in lower case
         *     on the owner's page; whether upper case passes is not documented.
         */
        readonly FileName: string;
        /** @description The envelope of a success. */
        readonly PreSignSuccess: {
            readonly status: components["schemas"]["Status"];
            /**
             * @description Always returned. True: the result object has the URL to upload to.
             * @constant
             */
            readonly success: true;
            readonly message: components["schemas"]["Message"];
            readonly result: components["schemas"]["PreSignResult"];
            /** @description Null on success. */
            readonly error: null;
            readonly metadata: components["schemas"]["Metadata"];
        };
        /**
         * @description The envelope of an error. Show `error.message` to people: the `message` at the top is just
         *     `ERROR` in the only sample.
         */
        readonly PreSignError: {
            readonly status: components["schemas"]["Status"];
            /**
             * @description Always returned. False: there is no URL.
             * @constant
             */
            readonly success: false;
            readonly message: components["schemas"]["Message"];
            /** @description Null on error. */
            readonly result: null;
            readonly error: components["schemas"]["ErrorDetail"];
            readonly metadata: components["schemas"]["Metadata"];
        };
        /** @description The HTTP status code of the response, for instance 200 for a success. Always returned. */
        readonly Status: number;
        /** @description A message for people that describes the result, for instance "generated pre-sign url successfully". Always returned. */
        readonly Message: string;
        /** @description An object or null by its type; always null for this API. */
        readonly Metadata: Record<string, never> | null;
        /** @description The details of the pre-signed URL. Null on error. */
        readonly PreSignResult: {
            /**
             * @description The status of the operation as HTTP status text, for instance `OK`. The owner's page also names
             *     `BAD_REQUEST`, although the whole object is null on error; the list is open.
             */
            readonly status: string;
            /**
             * Format: uri
             * @description The pre-signed URL. It expires in 1 hour (3600 seconds). Step 2 (upload the file) and step 3
             *     (create the ingestion activity) use it. Treat it as opaque and as a secret.
             */
            readonly uploadUrl: string;
        };
        /** @description What went wrong. Null on success. */
        readonly ErrorDetail: {
            /**
             * @description The error code. Returned with every error. In the only sample it is the HTTP status as text,
             *     `"406"`, beside the integer `status`.
             */
            readonly code: string;
            /** @description The error message, for people. Returned with every error. */
            readonly message: string;
            /** @description A list by its type; always null. */
            readonly validationErrors: readonly unknown[] | null;
        };
        /** @description A bare word instead of the JSON envelope. */
        readonly Unauthorized: string;
        /**
         * @description The codes of S3 that a pre-signed upload meets. S3 has more, so expect others.
         * @enum {string}
         */
        readonly StorageErrorCode: "AccessDenied" | "AuthorizationQueryParametersError" | "BadDigest" | "EntityTooLarge" | "ExpiredToken" | "IncompleteBody" | "InternalError" | "InvalidAccessKeyId" | "KeyTooLongError" | "MissingContentLength" | "NoSuchBucket" | "NotImplemented" | "SignatureDoesNotMatch" | "SlowDown";
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
export type SchemaFileName = components['schemas']['FileName'];
export type SchemaPreSignSuccess = components['schemas']['PreSignSuccess'];
export type SchemaPreSignError = components['schemas']['PreSignError'];
export type SchemaStatus = components['schemas']['Status'];
export type SchemaMessage = components['schemas']['Message'];
export type SchemaMetadata = components['schemas']['Metadata'];
export type SchemaPreSignResult = components['schemas']['PreSignResult'];
export type SchemaErrorDetail = components['schemas']['ErrorDetail'];
export type SchemaUnauthorized = components['schemas']['Unauthorized'];
export type SchemaStorageErrorCode = components['schemas']['StorageErrorCode'];
export type SchemaStorageError = components['schemas']['StorageError'];
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
    readonly getPreSignedUrl: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description Name of the file to upload, with its file extension. Allowed extensions: csv, xlsx, xls, zip.
                 *     The extension should match the file's content type or MIME type. Percent-encode the name.
                 */
                readonly filename: components["schemas"]["FileName"];
            };
            readonly header?: {
                /** @description The integration's identifier, a UUID of 36 characters that Clear provides. Mandatory. */
                readonly "x-integration-id"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request was processed and a pre-signed URL returned. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignSuccess"];
                };
            };
            /** @description The request is invalid or lacks a required parameter. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
            /**
             * @description Authentication failed. The body is the bare word `UNAUTHORIZED`, not the JSON envelope,
             *     although the owner's page says that the envelope is always returned.
             */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": components["schemas"]["Unauthorized"];
                };
            };
            /** @description Forbidden. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
            /**
             * @description The request parameters are invalid or cannot be processed in the expected format. A file
             *     extension that is not allowed is answered this way. This is not content negotiation: another
             *     `Accept` header does not help.
             */
            readonly 406: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
            /** @description Something went wrong on the server. */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
        };
    };
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

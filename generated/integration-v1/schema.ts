// Written by `npm run generate` from spec/integration-v1.yaml. Change that file, not this one.

export interface paths {
    readonly "/integration/v1/generatePreSign/{templateType}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a pre-signed URL
         * @description Answers with a URL that takes one file by `PUT`. There is no request body.
         *
         *     **A 200 is not yet a success**: it may be a validation error. The URL was generated only if
         *     `status` is `CREATED` and `preSignedS3Url` is there.
         *
         *     The URL is valid only for 10 minutes (600 seconds) from the time of generation, says the
         *     owner's page; the sample URL carries 60 times that (`X-Amz-Expires=35999`). Until somebody
         *     measures it, use the earlier of the two.
         *
         *     **Validations**: the file name cannot be empty; content type and template type should be valid.
         *
         *     **Constraint**: the user should have invoice creation permission.
         *
         *     **Limits**: a CSV has at most 3,000,000 rows, an XLS or XLSX at most 1,000,000.
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
         * @description The type of document.
         * @enum {string}
         */
        readonly TemplateType: "sales" | "purchase";
        /**
         * @description The type of the file being uploaded.
         * @enum {string}
         */
        readonly FileContentType: "XLSX" | "XLS" | "CSV";
        /**
         * @description A file name. No extension is demanded: the sample's own key ends in none of a file type. The page
         *     allows 1500 characters, but an S3 object key holds 1,024 bytes, so keep it well below that.
         */
        readonly FileName: string;
        /**
         * @description The status of the generate pre-signed URL action. Null in the 401 sample, outside the documented enum.
         * @enum {string|null}
         */
        readonly PreSignStatus: "CREATED" | "FAILED" | null;
        /**
         * @description The API error code. If there is no error, this will be null.
         * @enum {string|null}
         */
        readonly ErrorCode: "AUTHORIZATION_FAILED" | "LICENSE_EXPIRED" | "API_QUOTA_EXCEEDED" | "PERMISSION_DENIED" | "INTERNAL_ERROR" | null;
        /** @description The API error message. If there is no error, this will be null. */
        readonly ErrorMessage: string | null;
        /** @description The URL was generated. */
        readonly PreSignCreated: {
            /**
             * @description Pre-signed URL is generated.
             * @constant
             */
            readonly status: "CREATED";
            /**
             * Format: uri
             * @description The pre-signed URL. Valid only for 10 minutes from the time of generation. The page gives it a
             *     maximum length of 2048, but the session token inside it has no maximum size (1,302 of the
             *     sample's 1,858 characters are that token), so set no bound: treat it as opaque and as a secret.
             *     Its last part need not be the file name that was asked for.
             */
            readonly preSignedS3Url: string;
            /** @description Null when there is no error. */
            readonly errorCode: null;
            /** @description Null when there is no error. */
            readonly errorMessage: null;
        };
        /** @description The URL was not generated, although the HTTP status is 200. */
        readonly PreSignFailed: {
            /**
             * @description Pre-signed URL is not generated.
             * @constant
             */
            readonly status: "FAILED";
            /** @description Null when no URL was generated. */
            readonly preSignedS3Url: null;
            readonly errorCode: components["schemas"]["ErrorCode"];
            readonly errorMessage: components["schemas"]["ErrorMessage"];
        };
        /** @description The documented object with an error in it. */
        readonly PreSignError: {
            readonly status: components["schemas"]["PreSignStatus"];
            /** @description Null on error. */
            readonly preSignedS3Url: null;
            readonly errorCode: components["schemas"]["ErrorCode"];
            readonly errorMessage: components["schemas"]["ErrorMessage"];
        };
        /**
         * @description What the 500 sample holds: an array of one item, outside the documented schema. It tells of a
         *     mistake in the request.
         */
        readonly RejectedRequest: readonly components["schemas"]["RejectedItem"][];
        /** @description One mistake in the request. */
        readonly RejectedItem: {
            readonly errorCode: components["schemas"]["ErrorCode"];
            readonly errorMessage: components["schemas"]["ErrorMessage"];
            /** @description The field at fault. On no table of this page; null in its sample. A sibling page of the owner types it so. */
            readonly errorField: string | null;
            /** @description The values at fault. On no table of this page; null in its sample. A sibling page of the owner types it so. */
            readonly errorValues: readonly string[] | null;
            /** @description On no table of the owner; seen only as null, so its type is not known. */
            readonly errorResolution: unknown;
        };
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
export type SchemaTemplateType = components['schemas']['TemplateType'];
export type SchemaFileContentType = components['schemas']['FileContentType'];
export type SchemaFileName = components['schemas']['FileName'];
export type SchemaPreSignStatus = components['schemas']['PreSignStatus'];
export type SchemaErrorCode = components['schemas']['ErrorCode'];
export type SchemaErrorMessage = components['schemas']['ErrorMessage'];
export type SchemaPreSignCreated = components['schemas']['PreSignCreated'];
export type SchemaPreSignFailed = components['schemas']['PreSignFailed'];
export type SchemaPreSignError = components['schemas']['PreSignError'];
export type SchemaRejectedRequest = components['schemas']['RejectedRequest'];
export type SchemaRejectedItem = components['schemas']['RejectedItem'];
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
                 * @description Name of the file to be uploaded, for instance `filename.xlsx`. The page does not call it
                 *     mandatory, but "Filename cannot be empty" stands among the validations. Percent-encode it.
                 */
                readonly fileName: components["schemas"]["FileName"];
            };
            readonly header: {
                /**
                 * @description The type of the file being uploaded. Mandatory. A word, not a media type, in upper case. A
                 *     request without it is answered with 500.
                 */
                readonly fileContentType: components["schemas"]["FileContentType"];
            };
            readonly path: {
                /**
                 * @description The type of the documents in the file. The page does not call it mandatory, but the path
                 *     needs it and "should be valid" stands among the validations.
                 */
                readonly templateType: components["schemas"]["TemplateType"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request was processed; this may be a success (`CREATED`) or a validation error (`FAILED`). */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignCreated"] | components["schemas"]["PreSignFailed"];
                };
            };
            /**
             * @description The user is not authenticated for the operation. The code is `AUTHORIZATION_FAILED`, the
             *     owner's word for a failed authentication, and `status` is null, outside its own enum.
             */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
            /** @description The user is not authorized for the operation, for instance has no invoice creation permission. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PreSignError"];
                };
            };
            /**
             * @description An unhandled exception on Clear's side, says the owner's page. The only sample is a mistake
             *     of the caller (a missing header), in an array of one item: an array is the caller's fault
             *     and not worth a retry; anything else is the server's.
             */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RejectedRequest"] | components["schemas"]["PreSignError"];
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

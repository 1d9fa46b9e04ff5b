import { errorCodesExemplified } from './answers/error-codes-exemplified.ts';
import { errorKindStated } from './answers/error-kind-stated.ts';
import { errorSays } from './answers/error-says.ts';
import { exampleAgreesWithStatus } from './answers/example-agrees-with-status.ts';
import { examplesNamed } from './answers/examples-named.ts';
import { mediaTypesKnown } from './answers/media-types-known.ts';
import { responseContent } from './answers/response-content.ts';
import { allPinned } from './between/all-pinned.ts';
import { ownSources } from './between/own-sources.ts';
import { pinsHeld } from './between/pins-held.ts';
import { sourcesFit } from './between/sources-fit.ts';
import { sourcesUsed } from './between/sources-used.ts';
import { uploadTypesInProse } from './between/upload-types-in-prose.ts';
import { uploadTypesUsed } from './between/upload-types-used.ts';
import { clients } from './clients.ts';
import { evidenceAboutExists } from './evidence/evidence-about-exists.ts';
import { evidenceSourceKnown } from './evidence/evidence-source-known.ts';
import { ownPageUnwritten } from './evidence/own-page-unwritten.ts';
import { contentTypesInProse } from './facts/content-types-in-prose.ts';
import { extensionValues } from './facts/extension-values.ts';
import { faultsComplete } from './facts/faults-complete.ts';
import { faultsSound } from './facts/faults-sound.ts';
import { fileTypesAgree } from './facts/file-types-agree.ts';
import { knownExtensions } from './facts/known-extensions.ts';
import { lifetimeInExample } from './facts/lifetime-in-example.ts';
import { lifetimeInProse } from './facts/lifetime-in-prose.ts';
import { limitsInProse } from './facts/limits-in-prose.ts';
import { linkLeadsToUpload } from './facts/link-leads-to-upload.ts';
import { uploadBody } from './facts/upload-body.ts';
import { uploadContentTypes } from './facts/upload-content-types.ts';
import type { Rule, RuleBetween } from './reading/rule.ts';
import { enumValuesExplained } from './schemas/enum-values-explained.ts';
import { errorKindsComplete } from './schemas/error-kinds-complete.ts';
import { noInlineEnum } from './schemas/no-inline-enum.ts';
import { noNullable } from './schemas/no-nullable.ts';
import { nullableEnumListsNull } from './schemas/nullable-enum-lists-null.ts';
import { optionalSaid } from './schemas/optional-said.ts';
import { requiredNamesExist } from './schemas/required-names-exist.ts';
import { responsesOpen } from './schemas/responses-open.ts';
import { typeStated } from './schemas/type-stated.ts';
import { valuesBounded } from './schemas/values-bounded.ts';
import { apiKeysInHeaders } from './secrets/api-keys-in-headers.ts';
import { credentialMasked } from './secrets/credential-masked.ts';
import { noLiveCredential } from './secrets/no-live-credential.ts';
import { secretUrl } from './secrets/secret-url.ts';
import { secretsAreSchemes } from './secrets/secrets-are-schemes.ts';
import { securityStated } from './secrets/security-stated.ts';
import { serversHttps } from './secrets/servers-https.ts';
import { signedUrlRedacted } from './secrets/signed-url-redacted.ts';
import { cleanProse } from './words/clean-prose.ts';
import { externalDocs } from './words/external-docs.ts';
import { noTornText } from './words/no-torn-text.ts';
import { operationId } from './words/operation-id.ts';
import { wholeSentences } from './words/whole-sentences.ts';

/** Our rules for one document, by what they protect. */
export const rulesBySubject = {
  answers: [
    responseContent,
    mediaTypesKnown,
    examplesNamed,
    exampleAgreesWithStatus,
    errorCodesExemplified,
    errorKindStated,
    errorSays,
  ],
  schemas: [
    enumValuesExplained,
    errorKindsComplete,
    nullableEnumListsNull,
    noNullable,
    noInlineEnum,
    valuesBounded,
    responsesOpen,
    requiredNamesExist,
    optionalSaid,
    typeStated,
  ],
  secrets: [
    secretsAreSchemes,
    apiKeysInHeaders,
    credentialMasked,
    securityStated,
    serversHttps,
    secretUrl,
    noLiveCredential,
    signedUrlRedacted,
  ],
  facts: [
    knownExtensions,
    extensionValues,
    faultsSound,
    faultsComplete,
    linkLeadsToUpload,
    uploadContentTypes,
    uploadBody,
    fileTypesAgree,
    lifetimeInProse,
    lifetimeInExample,
    limitsInProse,
    contentTypesInProse,
  ],
  clients,
  evidence: [ownPageUnwritten, evidenceSourceKnown, evidenceAboutExists],
  words: [operationId, wholeSentences, cleanProse, externalDocs, noTornText],
} as const satisfies Record<string, readonly Rule[]>;

/** Our rules for one document. */
export const rules: readonly Rule[] = Object.values(rulesBySubject).flat();

/** Our rules that only all documents together can break. */
export const rulesBetween: readonly RuleBetween[] = [
  sourcesUsed,
  sourcesFit,
  ownSources,
  uploadTypesUsed,
  uploadTypesInProse,
  pinsHeld,
  allPinned,
];

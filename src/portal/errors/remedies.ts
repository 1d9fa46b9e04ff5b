/** What each kind of failure means to a caller, and what to do about it. */
export const remedies: Readonly<Record<string, { readonly means: string; readonly todo: string }>> =
  {
    authentication: {
      means: 'The token is missing, wrong or revoked.',
      todo: 'Get a token and send it in the header of this API; the two APIs name it differently. A new token revokes the one before, so all of your programs share one.',
    },
    'permission-denied': {
      means: 'The token is right, but its user may not do this.',
      todo: 'Ask the administrator of the account for the permission.',
    },
    'license-expired': {
      means: 'The license of the account has run out.',
      todo: 'Have the license renewed. Nothing in the request can help.',
    },
    'quota-exceeded': {
      means: 'The account has used up its calls.',
      todo: 'Stop calling, and ask Clear when the quota starts anew: the owner does not document it.',
    },
    'invalid-request': {
      means: 'The request is at fault: something is missing, empty, too long or not allowed.',
      todo: 'Read the message, correct the request, and send that. The same request fails again.',
    },
    'unsupported-file-type': {
      means: 'The file name has an extension that this API does not take.',
      todo: 'Send the file as one of the allowed types, with its extension in the name.',
    },
    'server-fault': {
      means: 'The other side failed for a reason of its own.',
      todo: 'Try again, with a pause that grows. If it stays so, contact support with the time of the call.',
    },
    'storage-refused': {
      means: 'Storage does not take this upload.',
      todo: 'Use the URL exactly as it was returned, with the Content-Type of the table and no header beside it. Then ask for a new URL.',
    },
    'url-expired': {
      means: 'The life of the pre-signed URL is over.',
      todo: 'Ask for a new URL and upload to that, right away.',
    },
    timeout: {
      means: 'The other side waited for the request longer than it does.',
      todo: 'Send it again, whole and at once.',
    },
    'unexpected-answer': {
      means: 'The answer is none that the contract gives a meaning.',
      todo: 'Look at the answer, and contact support with the time of the call.',
    },
    connection: {
      means: 'The connection broke before everything was there.',
      todo: 'Upload again; the same URL serves until it expires.',
    },
  };

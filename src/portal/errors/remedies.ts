/** What a kind of failure means to a caller, and what to do about it. */
type Remedy = {
  readonly means: string;
  readonly todo: string;
  /** The same in one sentence that a program can print: no quotes, no backslash. */
  readonly brief: string;
};

/** @throws for a kind that nothing is said of */
export function remedyOf(kind: string): Remedy {
  const remedy = remedies[kind];
  if (!remedy) throw new Error(`errors/remedies.ts says nothing of the kind "${kind}".`);
  return { brief: remedy.todo, ...remedy };
}

const remedies: { readonly [kind: string]: Omit<Remedy, 'brief'> & Partial<Remedy> } = {
  authentication: {
    means: 'The token is missing, wrong or revoked.',
    todo: 'Get a token and send it in the header of this API; each API has its own name for it. A new token revokes the one before, so all of your programs share one.',
    brief: 'Get a new token, and share one among all of your programs.',
  },
  'permission-denied': {
    means: 'The token is right, but its user may not do this.',
    todo: 'Ask the administrator of the account for the permission.',
  },
  'license-expired': {
    means: 'The license of the account has run out.',
    todo: 'Have the license renewed. Nothing in the request can help.',
    brief: 'Have the license of the account renewed.',
  },
  'quota-exceeded': {
    means: 'The account has used up its calls.',
    todo: 'Stop calling, and ask Clear when the quota starts anew: the owner does not document it.',
    brief: 'Stop calling, and ask Clear when the quota starts anew.',
  },
  'invalid-request': {
    means: 'The request is at fault: something is missing, empty, too long or not allowed.',
    todo: 'Read the message, correct the request, and send that. The same request fails again.',
    brief: 'Correct the request; the same one fails again.',
  },
  'unsupported-file-type': {
    means: 'The file name has an extension that this API does not take.',
    todo: 'Send the file as one of the allowed types, with its extension in the name.',
  },
  'server-fault': {
    means: 'The other side failed for a reason of its own.',
    todo: 'Try again, with a pause that grows. If it stays so, contact support with the time of the call.',
    brief: 'Try again, with a pause that grows.',
  },
  'storage-refused': {
    means: 'Storage does not take this upload.',
    todo: 'Use the URL exactly as it was returned, with the Content-Type of the table and no header beside it. Then ask for a new URL.',
    brief: 'Use the URL as it was returned, with the Content-Type that it is signed for.',
  },
  'url-expired': {
    means: 'The life of the pre-signed URL is over.',
    todo: 'Ask for a new URL and upload to that, right away.',
    brief: 'Ask for a new URL and upload to that.',
  },
  timeout: {
    means: 'One side waited for the other longer than it does.',
    todo: 'Send it again, whole and at once.',
  },
  'unexpected-answer': {
    means: 'The answer is none that the contract gives a meaning.',
    todo: 'Look at the answer, and contact support with the time of the call.',
    brief: 'Contact support with the time of the call.',
  },
  connection: {
    means: 'The connection broke before everything was there.',
    todo: 'Upload again; the same URL serves until it expires.',
  },
};

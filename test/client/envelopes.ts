/** One Integration's success, as the owner's sample has it. */
export function generatedEnvelope(uploadUrl: string): string {
  return JSON.stringify({
    status: 200,
    success: true,
    message: 'generated pre-sign url successfully',
    result: { status: 'OK', uploadUrl },
    error: null,
    metadata: null,
  });
}

/** Integration v1's success. */
export function createdEnvelope(preSignedS3Url: string): string {
  return JSON.stringify({
    status: 'CREATED',
    preSignedS3Url,
    errorCode: null,
    errorMessage: null,
  });
}

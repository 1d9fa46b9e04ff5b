// Uploads one file with __TITLE__. Secrets come from the environment:
// __SECRET_VARIABLE__ is sent as __SECRET_HEADER__.
// Node runs it as it is from 22.18 on; before that `npx tsx` does.
import { ClearPresignError, create__CLIENT__Client } from 'clear-presign/node';

const client = create__CLIENT__Client();

try {
  // Name and Content-Type come from the file; what is worth a retry is tried again.
  const { size, presigned } = await client.uploadFile('__FILE_NAME__', {
    __ARGUMENT__: '__ARGUMENT_VALUE__',
    deadline: 600_000,
  });
  console.log(`${size} bytes are stored at ${presigned.location}`);
} catch (error) {
  if (!(error instanceof ClearPresignError)) throw error;
  // It says what happened and what to do; no secret is in it. For a program: error.code.
  console.error(error.message);
  process.exitCode = 1;
}

// Uploads one file with __TITLE__, on Node without a package. Secrets come from the environment.
import { openAsBlob } from 'node:fs';

const file = '__FILE_NAME__';
const contentType = '__CONTENT_TYPE__'; // the URL is signed for it
const baseUrl = (process.env.CLEAR_BASE_URL ?? '__BASE_URL__').replace(/\/+$/, '');

/** What to do about a refusal, by its status. */
const refused = {
  __API_STATUS__: '__API_ADVICE__',
};
const notStored = {
  __STORAGE_STATUS__: '__STORAGE_ADVICE__',
};

class Failure extends Error {}

async function presignedUrl() {
  const url = new URL(baseUrl + '__PATH__');
  url.searchParams.set('__NAME_QUERY__', file);
  url.searchParams.set('__QUERY_NAME__', '__QUERY_VALUE__');
  const headers = {
    '__SECRET_HEADER__': `__SECRET_PREFIX__${secret('__SECRET_VARIABLE__')}`,
    '__HEADER_NAME__': '__HEADER_VALUE__',
  };
  const answer = await send(url, { method: '__METHOD__', headers }, 30, '__TITLE__');
  const text = await answer.text();
  // Whatever was answered, the query of a URL is never printed.
  const said = text.replace(/\?[^"\s]*/g, '?...');
  if (answer.status !== __SUCCESS__) {
    throw new Failure(`__TITLE__ answered ${answer.status}: ${said} ${refused[answer.status] ?? ''}`);
  }
  let found = JSON.parse(text);
  found = found?.['__STEP__'];
  // The status is not enough: a refusal can have it too, and has no URL.
  if (!found) throw new Failure(`__TITLE__ gave no URL: ${said} Correct the request.`);
  return found;
}

async function upload(url) {
  const headers = { 'Content-Type': contentType };
  const body = await openAsBlob(file);
  const answer = await send(url, { method: '__UPLOAD_METHOD__', headers, body }, 600, 'Storage');
  if (answer.status === 200) return;
  // An error of storage can repeat what was signed, so only its code is printed.
  const [, code = ''] = /<Code>([^<]*)</.exec(await answer.text()) ?? [];
  throw new Failure(`Storage answered ${answer.status} ${code}. ${notStored[answer.status] ?? ''}`);
}

async function send(url, request, seconds, who) {
  try {
    return await fetch(url, {
      ...request,
      redirect: 'manual', // secrets do not follow a redirect
      signal: AbortSignal.timeout(seconds * 1000),
    });
  } catch (fault) {
    throw new Failure(`${who} did not answer (${fault.name}). Try again.`);
  }
}

function secret(name) {
  // A file that a secret came from may end in a new line, which no header can carry.
  const value = process.env[name]?.trim();
  if (!value) throw new Failure(`${name} is not set.`);
  return value;
}

try {
  await upload(await presignedUrl());
  console.log(`${file} is stored.`);
} catch (fault) {
  if (!(fault instanceof Failure)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}

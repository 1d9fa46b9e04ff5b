import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/index.ts';
import { oneIntegrationUrl } from './calls.ts';
import { send } from './request.ts';

const require = createRequire(import.meta.url);
const isLoaded = (part: string) => Object.keys(require.cache).some((file) => file.includes(part));
const path = '/one-integration/action/pre-sign';
const prefer = 'code=403, dynamic=true';

test('Prism is loaded by the first request that needs it, and faker only by a schema that asks for it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  try {
    await using mock = await startMock();
    await oneIntegrationUrl(mock.url, 'a.csv');
    expect(isLoaded('/@stoplight/prism-http/')).toBe(false);
    expect((await send(mock.url, { path, headers: { prefer } })).status).toBe(403);
    expect(isLoaded('/@stoplight/prism-http/')).toBe(true);
    expect(isLoaded('/@faker-js/faker/dist/cjs/locales/')).toBe(false);

    await cp(new URL('../../generated', import.meta.url).pathname, folder, { recursive: true });
    const file = join(folder, 'one-integration/openapi.json');
    const document = JSON.parse(await readFile(file, 'utf8'));
    document.components.schemas.Message['x-faker'] = 'internet.email';
    await writeFile(file, JSON.stringify(document));
    await using asking = await startMock({ documents: folder });
    const answer = await send(asking.url, { path, headers: { prefer } });
    expect(JSON.parse(answer.text).message).toMatch(/^[^@ ]+@[^@ ]+$/);
    expect(isLoaded('/@faker-js/faker/dist/cjs/locales/')).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

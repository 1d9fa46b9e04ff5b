import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { integrationV1 } from '../../generated/integration-v1/client.ts';
import { oneIntegration } from '../../generated/one-integration/client.ts';
import { redocly } from '../../src/generate/bundle.ts';
import { startMock } from '../../src/mock/index.ts';

const root = join(import.meta.dirname, '../..');
const file = 'spec/upload.arazzo.yaml';

/** Runs all workflows with these credentials and gives Redocly's summary. */
async function respect(url: string, token: string): Promise<{ failed: boolean; summary: string }> {
  const servers = ['-S', `one-integration=${url}`, '-S', `integration-v1=${url}`];
  const inputs = ['-i', `token=${token}`, '-i', `integrationId=${crypto.randomUUID()}`];
  const { failed, stdout } = await redocly(root, ['respect', file, ...servers, ...inputs]);
  const lines = stdout.split('\n').map((line) => line.trim());
  return { failed, summary: lines.filter((line) => /^(Workflows|Steps):/.test(line)).join('; ') };
}

it('runs every workflow against the mock', async () => {
  await using mock = await startMock();
  expect(await respect(mock.url, 'a-token')).toEqual({
    failed: false,
    summary: 'Workflows: 7 passed, 7 total; Steps: 10 passed, 10 total',
  });
  expect(mock.objects().map(({ contentType }) => contentType)).toEqual([
    oneIntegration.presign.contentTypes.csv,
    integrationV1.presign.contentTypes.csv,
  ]);
});

it('fails the workflows that a refused token stops', async () => {
  await using mock = await startMock({ tokens: ['another-token'] });
  const { failed, summary } = await respect(mock.url, 'a-token');
  expect(summary).toMatch(/^Workflows: 2 passed, 5 failed, 7 total/);
  expect(failed).toBe(true);
});

it('uploads with the Content-Type that the contract of each API gives for a CSV', () => {
  const { workflows }: Arazzo = parse(readFileSync(join(root, file), 'utf8'));
  const types = workflows.flatMap(({ workflowId, steps }) =>
    steps.flatMap(({ requestBody }) =>
      requestBody ? [[workflowId, requestBody.contentType]] : [],
    ),
  );
  expect(types).toEqual([
    ['one-integration-upload', oneIntegration.presign.contentTypes.csv],
    ['integration-v1-upload', integrationV1.presign.contentTypes.csv],
    ['upload-with-the-other-content-type', integrationV1.presign.contentTypes.csv],
  ]);
});

/** The part of the file that is read here. */
type Arazzo = {
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly steps: readonly { readonly requestBody?: { readonly contentType: string } }[];
  }[];
};

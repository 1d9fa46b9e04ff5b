import { expect, it } from 'vitest';
import { workspace } from '../spec/workspace.ts';

const command = 'src/diff/main.ts';
const release = '--release';

it('says that nothing changed since the release', async () => {
  await using copy = await workspace();
  await copy.release();
  const { code, stdout } = await copy.run(command);
  expect(stdout).toBe(`# The contracts since their release

## One Integration pre-sign

Nothing changed since 1.0.0.

## Integration v1 pre-sign

Nothing changed since 1.0.0.

## Clear storage upload

Nothing changed since 1.0.0.
`);
  expect(code).toBe(0);
});

it('fails a breaking change until the version is a new major one', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit('spec/one-integration.yaml', 'name: filename\n', 'name: fileName\n');

  const refused = await copy.run(command);
  expect(refused.stdout).toContain(
    '**This breaks callers of 1.0.0, and the version is 1.0.0.** Undo the breaking changes, or set `info.version` to 2.0.0.',
  );
  expect(refused.code).toBe(1);
  expect((await copy.run(command, release)).code).toBe(1);

  await copy.edit('spec/one-integration.yaml', '  version: 1.0.0\n', '  version: 2.0.0\n');
  const announced = await copy.run(command, release);
  expect(announced.stdout).toContain(
    'Released 1.0.0, now 2.0.0; the changes ask for 2.0.0 or later.',
  );
  expect(announced.code).toBe(0);
  expect((await copy.run(command)).stdout).toContain('Nothing changed since 2.0.0.');
});

it('fails a breaking change of an x- key alone', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit(
    'spec/integration-v1.yaml',
    '        csv: application/vnd.ms-excel\n',
    '        csv: text/csv\n',
  );
  const { code, stdout } = await copy.run(command);
  expect(stdout).toContain(
    '- x-upload-content-types csv changed from "application/vnd.ms-excel" to "text/csv".',
  );
  expect(code).toBe(1);
});

it('lets a harmless change pass and says which version it asks for', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit('spec/storage.yaml', 'description: The id of this request', 'description: An id');
  const { code, stdout } = await copy.run(command);
  expect(stdout).toBe(`# The contracts since their release

## One Integration pre-sign

Nothing changed since 1.0.0.

## Integration v1 pre-sign

Nothing changed since 1.0.0.

## Clear storage upload

Released 1.0.0, now 1.0.0; the changes ask for 1.0.1 or later.

### Wording, examples and bounds that only became safer

- description changed. (\`#/paths/~1Upload/put/responses/400/content/application~1xml/schema/properties/RequestId/description\`)
`);
  expect(code).toBe(0);
});

it('refuses a version that is none', async () => {
  await using copy = await workspace();
  await copy.release();
  await copy.edit('spec/storage.yaml', '  version: 1.0.0\n', '  version: next\n');
  const { code, stderr } = await copy.run(command);
  expect(stderr).toBe('info.version is next; write it as three numbers, for instance 1.0.0.\n');
  expect(code).toBe(1);
});

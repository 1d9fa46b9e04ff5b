import { putByNode } from '../../node-put.ts';
import { fromPath } from '../../node-source.ts';
import type { UploadSource } from '../../upload-body.ts';
import { fileChunks } from '../content/file-chunks.ts';
import type { Finding } from '../content/look.ts';
import type { Planned } from './plan.ts';

/**
 * The bytes of a file, and a look at those of a long text that nobody has looked at yet.
 *
 * @param warn told what is wrong with them
 * @throws InvalidOptionError when there is no such file any more
 */
export async function bodyOf(
  { file, rest }: Planned,
  warn: (finding: Finding) => void,
): Promise<UploadSource> {
  const source = await fromPath(file);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let position = 0;
    // No byte more than was announced, should the file grow while it is read.
    for (const chunk of fileChunks(file, source.size)) {
      const finding = await rest?.(chunk, position);
      if (finding) warn(finding);
      position += chunk.length;
      yield chunk;
    }
  }
  return { ...source, put: (put) => putByNode(chunks(), source.size, put) };
}

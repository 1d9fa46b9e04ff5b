import { createOneIntegrationClient, fromPath, fromStream } from 'clear-presign/node';

// What a consumer on Node writes.

export async function fromDisk(path: string): Promise<number> {
  const one = createOneIntegrationClient();
  const { size } = await one.upload({ filename: 'purchase.csv', body: await fromPath(path) });
  return size;
}

export async function fromAStream(stream: ReadableStream<Uint8Array>): Promise<number> {
  const one = createOneIntegrationClient();
  const body = fromStream(stream, { size: 10 });
  return (await one.upload({ filename: 'purchase.csv', body })).size;
}

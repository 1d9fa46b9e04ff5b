import {
  createIntegrationV1Client,
  createOneIntegrationClient,
  fromPath,
  fromStream,
} from 'clear-presign/node';

// What a consumer on Node writes.

export async function fromDisk(path: string): Promise<number> {
  const one = createOneIntegrationClient();
  const { size } = await one.upload({ filename: 'purchase.csv', body: await fromPath(path) });
  return size;
}

export async function byItsPath(path: URL): Promise<number> {
  const one = createOneIntegrationClient();
  const v1 = createIntegrationV1Client();
  const { size } = await one.uploadFile('purchase.csv', { onProgress: ({ sent }) => sent });
  await v1.uploadFile(path, { templateType: 'sales', fileName: 'sales.csv' });
  // @ts-expect-error Integration v1 has to know what is in the file
  await v1.uploadFile(path);
  return size;
}

export async function fromAStream(stream: ReadableStream<Uint8Array>): Promise<number> {
  const one = createOneIntegrationClient();
  const body = fromStream(stream, { size: 10 });
  return (await one.upload({ filename: 'purchase.csv', body })).size;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const documents = [
  {
    document: 'one-integration',
    path: '/one-integration/action/pre-sign?filename=purchase.csv',
    headers: {
      'x-clear-auth-token': 'any-token',
      'x-integration-id': '00000000-0000-4000-8000-000000000000',
    },
    answers: {
      200: ['application/json', '{"status":200,"success":true,"message":"generated pre-sign url'],
      400: ['application/json', '{"status":400,"success":false,"message":"ERROR","result":null'],
      401: ['text/plain', 'UNAUTHORIZED'],
      403: ['application/json', '{"status":403,"success":false,"message":"ERROR","result":null'],
      406: ['application/json', '{"status":406,"success":false,"message":"ERROR","result":null'],
      500: ['application/json', '{"status":500,"success":false,"message":"ERROR","result":null'],
    },
  },
  {
    document: 'integration-v1',
    path: '/integration/v1/generatePreSign/sales?fileName=sales.xlsx',
    headers: { 'x-cleartax-auth-token': 'any-token', fileContentType: 'XLSX' },
    answers: {
      200: ['application/json', '{"status":"CREATED","preSignedS3Url":"https://storage.clear.in/'],
      401: ['application/json', '{"status":null,"preSignedS3Url":null,"errorCode":"AUTHORIZATION_'],
      403: ['application/json', '{"status":null,"preSignedS3Url":null,"errorCode":"PERMISSION_DEN'],
      500: ['application/json', '{"status":null,"preSignedS3Url":null,"errorCode":"INTERNAL_ERROR'],
    },
  },
];

describe.each(documents)(
  'prism mock spec/$document.yaml',
  ({ document, path, headers, answers }) => {
    let prism: ChildProcess;
    let base: string;

    beforeAll(async () => {
      const port = await freePort();
      const command = ['mock', `spec/${document}.yaml`, '--port', String(port)];
      prism = spawn('prism', command, { stdio: ['ignore', 'pipe', 'inherit'] });
      base = `http://127.0.0.1:${port}`;
      if (!prism.stdout) throw new Error('Prism has no output to wait for.');
      for await (const line of createInterface({ input: prism.stdout })) {
        if (line.includes('Prism is listening')) break;
      }
      prism.stdout.resume();
    });

    afterAll(async () => {
      prism.kill();
      await once(prism, 'exit');
    });

    test('serves the happy path', async () => {
      const response = await fetch(base + path, { headers });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('https://storage.clear.in/v1/ap-south-1/');
    });

    test.each(Object.entries(answers))('serves Prefer: code=%s', async (code, [type, start]) => {
      const response = await fetch(base + path, {
        headers: { ...headers, Prefer: `code=${code}` },
      });
      expect(response.status).toBe(Number(code));
      expect(response.headers.get('content-type')).toBe(type);
      expect((await response.text()).slice(0, start?.length)).toBe(start);
    });
  },
);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.');
  return address.port;
}

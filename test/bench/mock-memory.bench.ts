import { putUnderLoad, start } from './mock/measure.ts';

const main = new URL('../../src/mock/main.ts', import.meta.url).pathname;
const wanted = 1_000_000;

/** Sends a million requests to one mock and shows its memory along the way. */
export default {
  name: 'mock: memory over a million requests',
  async run(): Promise<string> {
    const server = await start((port) => [main, '--port', String(port)]);
    try {
      const { port } = server;
      const request = `GET /integration/v1/generatePreSign/sales?fileName=sales.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nx-cleartax-auth-token: any\r\nfileContentType: CSV\r\n\r\n`;
      const lines = ['| requests | memory, MB |', '| ---: | ---: |'];
      let sent = 0;
      let shown = 0;
      while (sent < wanted) {
        const { statuses } = await putUnderLoad({
          port,
          request,
          connections: 32,
          milliseconds: 2_000,
        });
        sent += statuses['200'] ?? 0;
        if (sent - shown < wanted / 10 && sent < wanted) continue;
        lines.push(`| ${sent} | ${(await server.memory()).toFixed(0)} |`);
        shown = sent;
      }
      return lines.join('\n');
    } finally {
      await server.stop();
    }
  },
};

import { createServer } from 'node:http';

/** The least that node:http can do: one body of the size of a pre-signed answer, for every request. */
const body = JSON.stringify({ url: 'x'.repeat(660) });
const headers = { 'content-type': 'application/json', 'content-length': body.length };

createServer((_, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');

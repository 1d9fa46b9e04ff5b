import clear = require('clear-presign');
import onNode = require('clear-presign/node');
import contract = require('clear-presign/openapi/one-integration.json');

// What a consumer in CommonJS writes, where TypeScript knows that Node can require ESM.

export const client = clear.createIntegrationV1Client({ retries: 0 });

export const upload = (path: string) => onNode.createOneIntegrationClient().uploadFile(path);

export const title: string = contract.info.title;

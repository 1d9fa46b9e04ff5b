const { createOneIntegrationClient } = require('clear-presign');
const { fromPath } = require('clear-presign/node');
const contract = require('clear-presign/openapi/one-integration.json');
const { scenario } = require('./scenario.js');
const { scenarioOfNode } = require('./scenario-of-node.js');

// As on-node.js, but for CommonJS: all of it is required.

async function main(baseUrl) {
  if (!createOneIntegrationClient || !fromPath || !contract.openapi) throw new Error('not there');
  const result = { common: await scenario(baseUrl), node: await scenarioOfNode(baseUrl) };
  console.log(JSON.stringify(result));
  process.exit(0);
}

main(process.argv.at(-1));

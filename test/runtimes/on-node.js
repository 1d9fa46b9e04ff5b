import process from 'node:process';
import { scenario } from './scenario.js';
import { scenarioOfNode } from './scenario-of-node.js';

const baseUrl = process.argv.at(-1);
const result = { common: await scenario(baseUrl), node: await scenarioOfNode(baseUrl) };
console.log(JSON.stringify(result));
process.exit(0);

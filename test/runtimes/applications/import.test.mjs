import { scenario } from '../scenario.js';
import { scenarioOfNode } from '../scenario-of-node.js';

const { BASE_URL, EXPECTED } = process.env;

test('what every runtime does alike, in Jest', async () => {
  const result = { ...(await scenario(BASE_URL)), ...(await scenarioOfNode(BASE_URL)) };
  expect(result).toEqual(JSON.parse(EXPECTED));
}, 60_000);

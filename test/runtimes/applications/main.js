import { scenario } from '../scenario.js';

globalThis.scenario = scenario;

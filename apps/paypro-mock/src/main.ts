import { start } from '@paystub/mock-http';
import manifest from '../package.json' with { type: 'json' };
import { createPayproMock } from './mock.js';

await start([createPayproMock()], manifest);

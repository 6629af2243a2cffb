import { start } from '@paystub/mock-http';
import manifest from '../package.json' with { type: 'json' };
import { createPaystandMock } from './mock.js';

await start([createPaystandMock()], manifest);

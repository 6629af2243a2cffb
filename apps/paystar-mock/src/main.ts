import { start } from '@paystub/mock-http';
import manifest from '../package.json' with { type: 'json' };
import { createPaystarMock } from './mock.js';

await start([createPaystarMock()], manifest);

import { start } from '../../src/index.js';
import { paperMock } from './paper-mock.js';

// Ends at once, as a program does that has no time for anything.
process.on('SIGUSR2', () => process.exit(3));
void start([paperMock()], { version: '1.2.3', notes: ['Have fun.'] });

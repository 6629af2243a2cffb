import { start } from '../../src/index.js';
import { toyMock } from '../toy-mock.js';

void start([toyMock], { version: '1.2.3', notes: ['Have fun.'] });

import { start } from '@paystub/mock-http';
import { paperMock } from '../../libs/mock-http/test/files/paper-mock.js';

// The shell with the provider of its specs that takes files, as large as any provider takes them.
void start([paperMock({ field: 'paper', maxFiles: 1, maxBytes: 20 * 1024 * 1024 })], { version: 'bench' });

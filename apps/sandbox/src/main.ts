import { start } from '@paystub/mock-http';
import { createPayproMock } from '@paystub/paypro-mock';
import manifest from '../package.json' with { type: 'json' };

const notes = ['Paystar and Paystand X are not built yet.', 'Stop with Ctrl-C.'];

void start([createPayproMock()], { version: manifest.version, notes });

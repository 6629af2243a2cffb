import { start } from '@paystub/mock-http';
import { createPayproMock } from '@paystub/paypro-mock';
import { createPaystarMock } from '@paystub/paystar-mock';
import manifest from '../package.json' with { type: 'json' };

const notes = ['Paystand X is not built yet.', 'Stop with Ctrl-C.'];

void start([createPaystarMock(), createPayproMock()], { version: manifest.version, notes });

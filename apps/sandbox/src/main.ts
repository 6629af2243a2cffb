import { start } from '@paystub/mock-http';
import { createPayproMock } from '@paystub/paypro-mock';
import { createPaystandMock } from '@paystub/paystand-mock';
import { createPaystarMock } from '@paystub/paystar-mock';
import manifest from '../package.json' with { type: 'json' };

void start([createPaystarMock(), createPaystandMock(), createPayproMock()], { version: manifest.version, notes: ['Stop with Ctrl-C.'] });

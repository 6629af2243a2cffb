import { PaystarError } from '../../src/paystar/index.js';
import { thrownByOf } from '../thrown-by.js';

export const thrownBy = thrownByOf(PaystarError);

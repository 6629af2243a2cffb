import { PayproError } from '../../src/paypro/index.js';
import { thrownByOf } from '../thrown-by.js';

export const thrownBy = thrownByOf(PayproError);

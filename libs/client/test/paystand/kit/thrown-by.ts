import { PaystandError } from '../../../src/paystand/index.js';
import { thrownByOf } from '../../thrown-by.js';

export const thrownBy = thrownByOf(PaystandError);

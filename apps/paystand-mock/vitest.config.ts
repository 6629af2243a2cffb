import { specsOf } from '../../vitest.base.js';

export default specsOf(import.meta.dirname);

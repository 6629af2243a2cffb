// What a page of an integrator loads: bundled, /app/embedded.loader.js.
import { install } from './install.js';

install(window);

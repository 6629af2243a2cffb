export { type Chromium, openChromium } from './chromium.js';

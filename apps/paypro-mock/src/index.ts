export { createPayproMock } from './mock.js';

export { createPaystarMock } from './mock.js';

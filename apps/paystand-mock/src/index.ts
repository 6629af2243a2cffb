export { createPaystandMock } from './mock.js';

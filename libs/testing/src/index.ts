export { readGrid } from './read-grid.js';
export { startMock, type TestMock } from './start-mock.js';
export { targetOf } from './target-of.js';

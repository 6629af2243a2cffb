export { readGrid } from './read-grid.js';
export { startMock, type TestMock } from './start-mock.js';

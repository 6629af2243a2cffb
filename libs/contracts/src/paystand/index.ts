export { routes } from './routes.gen.js';
export type { components, operations, paths } from './schema.gen.js';

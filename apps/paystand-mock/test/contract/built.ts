import type { routes } from '@paystub/contracts/paystand';
import type { createPaystandMock } from '../../src/index.js';

type Route = (typeof routes)[number];

/** The operations that are there; the others answer 501. */
export const builtOf = ({ operations }: ReturnType<typeof createPaystandMock>): readonly string[] =>
  Object.keys(operations).filter((id) => typeof operations[id] === 'function');

/** The status of a success. */
export const successOf = ({ method }: Pick<Route, 'method'>): number => (method === 'DELETE' ? 204 : 200);

/** How each of them can be refused. */
export const refusalsOf = ({ path }: Route): readonly number[] => [401, ...(path.includes('{') ? [404] : [])];

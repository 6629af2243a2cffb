import type { Route } from '@paystub/contracts/http';
import { expect, it } from 'vitest';
import { Router } from '../../src/api/router.js';

const route = (method: Route['method'], path: string): Route => ({
  operationId: `${method} ${path}`,
  method,
  path,
  fields: [],
  query: [],
  bodyRequired: false,
  multipart: false,
});

const router = new Router([
  route('GET', '/things'),
  route('POST', '/things'),
  route('GET', '/things/{id}'),
  route('GET', '/things/mine'),
  route('POST', '/things/{id}/parts/{part}'),
]);

const found = (method: string, path: string) => {
  const match = router.match(method, path);
  return match && [match.route.operationId, match.params];
};

it('finds the operation of a method and path, with its parameters', () => {
  expect(found('GET', '/things')).toEqual(['GET /things', {}]);
  expect(found('GET', '/things/t1')).toEqual(['GET /things/{id}', { id: 't1' }]);
  expect(found('POST', '/things/t1/parts/p2')).toEqual(['POST /things/{id}/parts/{part}', { id: 't1', part: 'p2' }]);
});

it('prefers a fixed segment to a parameter', () => {
  expect(found('GET', '/things/mine')).toEqual(['GET /things/mine', {}]);
});

it('knows the methods of a path', () => {
  expect(router.methodsOf('/things')).toEqual(['GET', 'POST']);
  expect(router.methodsOf('/things/t1/parts/p2')).toEqual(['POST']);
  expect(router.methodsOf('/nothing')).toEqual([]);
});

it('decodes parameters, and only parameters', () => {
  expect(found('GET', '/things/a%2Fb%20c')).toEqual(['GET /things/{id}', { id: 'a/b c' }]);
  expect(found('GET', '/%74hings')).toBeUndefined();
});

it.each(['/', '', '/thing', '/things/', '//things', '/things/t1/', '/things/t1/parts', '/things/%E0%A4%A', '/things/t1/parts/p2/q3'])(
  'finds nothing at %j',
  (path) => {
    expect(found('POST', path)).toBeUndefined();
    expect(found('GET', path)).toBeUndefined();
  },
);

it.each(['DELETE', 'HEAD', 'get', 'constructor'])('finds nothing for the method %s', (method) => {
  expect(found(method, '/things')).toBeUndefined();
});

it.each(['__proto__', 'constructor', 'toString'])('takes %s for a parameter like any other', (id) => {
  expect(found('GET', `/things/${id}`)).toEqual(['GET /things/{id}', { id }]);
  expect(found('GET', `/${id}`)).toBeUndefined();
});

it.each([
  ['PUT', '/things', 'GET /things'],
  ['GET', '/v1/things/t1', 'GET /things'],
  ['POST', '/things/t1/parts', 'POST /things/{id}/parts/{part}'],
  ['GET', '/nothing/alike', undefined],
])('names what %s %s looks most like', (method, path, nearest) => {
  expect(router.nearest(method, path)?.operationId).toBe(nearest);
});

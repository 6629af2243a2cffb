import { afterAll, beforeAll, expect, it } from 'vitest';
import { send } from '../http.js';
import { pipeline, toyMock } from '../toy-mock.js';
import { startToy, type Toy } from '../toy-server.js';

let toy: Toy;

beforeAll(async () => {
  toy = await startToy({ mock: { ...toyMock, basePath: '/v3', pipeline } });
});
afterAll(() => toy.stop());

const key = 'toy_default0';

it('every operation stands below the base path, and nowhere else', async () => {
  expect(toy.url).toMatch(/:\d+\/v3$/);
  expect(toy.running.ready.toy).toMatchObject({ url: toy.url });
  expect((await toy.call(key, 'GET', '/things')).status).toBe(200);
  const { origin } = new URL(toy.url);
  for (const path of ['/things', '/v3', '/v4/things', '/v3things'])
    expect(await send(origin + path, { headers: { Authorization: `Toy ${key}` } })).toMatchObject({
      status: 404,
      body: { code: 'no_route' },
    });
});

it('the journal has the whole path, and the log the nearest operation below the base path', async () => {
  await toy.call(key, 'GET', '/thing');
  await toy.call(key, 'DELETE', '/things');
  toy.running.sandbox.reporter.flush();
  expect(toy.written()).toMatch(/DELETE \/v3\/things .*nearest: \w+ \/things/);
  const { body } = await toy.ask('GET', '/worlds/default/requests');
  expect(body.data[0]).toMatchObject({ path: '/v3/things', status: 404 });
});

it('links lead there', async () => {
  const { body } = await toy.call(key, 'POST', '/things', {});
  expect(body.page).toContain(`${new URL(toy.url).origin}/~`);
  expect(await send(body.page)).toMatchObject({ status: 200, text: expect.stringContaining('new in ') });
});

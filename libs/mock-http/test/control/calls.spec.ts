import { routes } from '@paystub/contracts/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Got, send } from '../http.js';
import { startToy, type Toy } from '../toy-server.js';

let toy: Toy;

beforeAll(async () => {
  toy = await startToy();
});

afterAll(() => toy.stop());

const json = { 'Content-Type': 'application/json' };

/** Status and type of a refusal that says what happened, why, and what to do; else all of it. */
function problemOf({ status, headers, body }: Got): unknown {
  const isWhole =
    headers['content-type'] === 'application/problem+json; charset=utf-8' &&
    body.status === status &&
    [body.title, body.detail, body.fix].every((text) => /\w/.test(text));
  return isWhole ? `${status} ${body.type.replace('urn:paystub:', '')}` : body;
}

describe('a call', () => {
  it('of a page of another site is refused, whatever it asks', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { ...json, 'Sec-Fetch-Site': site };
      for (const { method, path } of routes) {
        const url = toy.control + path.replace('{world}', 'default');
        expect(problemOf(await send(url, { method, headers }))).toBe('403 cross-site');
      }
      expect(problemOf(await send(toy.control, { headers }))).toBe('403 cross-site');
    }
    for (const site of ['same-origin', 'none']) {
      expect((await send(`${toy.control}/health`, { headers: { 'Sec-Fetch-Site': site } })).status).toBe(200);
    }
  });

  it('of the front page is answered where a browser opens it by a link of a mock, and nothing else is', async () => {
    const headers = { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'navigate' };
    expect(await send(`${toy.control}/`, { headers })).toMatchObject({ status: 200, text: expect.stringContaining('Worlds') });
    expect(problemOf(await send(`${toy.control}/worlds`, { headers }))).toBe('403 cross-site');
    expect(problemOf(await send(`${toy.control}/`, { headers: { ...headers, 'Sec-Fetch-Mode': 'cors' } }))).toBe('403 cross-site');
  });

  it('brings JSON, or nothing', async () => {
    const url = `${toy.control}/worlds`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(problemOf(await send(url, { method: 'POST', headers: { 'Content-Type': type }, body: '{}' }))).toBe('415 not-json');
    expect(problemOf(await send(`${toy.control}/worlds/default/reset`, { method: 'POST', body: 'x' }))).toBe('415 not-json');
    expect((await send(url, { method: 'POST' })).status).toBe(201);
    expect((await send(url, { method: 'POST', headers: json, body: '' })).status).toBe(201);
  });

  it.each([
    ['not JSON', '{', 400],
    ['deep', `{"seed":${'['.repeat(70)}${']'.repeat(70)}}`, 400],
    ['with a key __proto__', '{"__proto__":{"frozen":true}}', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['larger than 1 MiB', JSON.stringify({ seed: 'x'.repeat(1024 * 1024) }), 413],
  ])('with a body that is %s is refused', async (_, body, status) => {
    expect(problemOf(await send(`${toy.control}/worlds`, { method: 'POST', headers: json, body }))).toBe(
      `${status} ${status === 413 ? 'too-large' : 'invalid-request'}`,
    );
  });

  it('with an unknown field or a wrong type is told all that is wrong', async () => {
    const got = await toy.ask('POST', '/worlds', { sede: 'x', frozen: 'yes' });
    expect(problemOf(got)).toBe('400 invalid-request');
    expect(got.body.found.map(({ instancePath, keyword }: Record<string, string>) => [instancePath, keyword])).toEqual(
      expect.arrayContaining([
        ['/frozen', 'type'],
        ['', 'unevaluatedProperties'],
      ]),
    );
  });

  it('with an unknown parameter is refused, and told which there are', async () => {
    const got = await toy.ask('GET', '/worlds?page=2');
    expect(problemOf(got)).toBe('400 invalid-request');
    expect(got.body).toMatchObject({ detail: 'It has no parameter page.', fix: 'It takes cursor, limit.' });
    expect(problemOf(await toy.ask('GET', '/health?x'))).toBe('400 invalid-request');
    for (const query of ['limit=0', 'limit=501', 'limit=x', 'limit=', 'cursor='])
      expect(problemOf(await toy.ask('GET', `/worlds?${query}`))).toBe('400 invalid-request');
    expect(problemOf(await toy.ask('POST', '/worlds/default/clock/advance?wait=long', { by: 'PT1S' }))).toBe('400 invalid-request');
  });

  it.each([
    ['GET', '/', 200],
    ['GET', '/nowhere', 404],
    ['GET', '/worlds/default/toy', 404],
    ['POST', '/', 404],
    ['PUT', '/worlds', 405],
    ['DELETE', '/health', 405],
    ['HEAD', '/health', 405],
    ['POST', '/worlds/default/clock', 405],
    ['GET', '/worlds/default/deliveries/wait/', 404],
  ])('%s %s is answered %i, with what there is', async (method, path, status) => {
    const got = await toy.ask(method, path);
    expect(got.status).toBe(status);
    if (method === 'HEAD') expect(got.text).toBe('');
    else if (status > 200) expect(problemOf(got)).toBe(`${status} ${status === 405 ? 'wrong-method' : 'unknown-path'}`);
    if (status === 405 && method !== 'HEAD') expect(got.body.detail).toMatch(/^It takes (GET|POST)/);
  });

  it('that names no world shows no credential in its refusal', async () => {
    const got = await toy.ask('GET', '/worlds/toy:toy_a1b2c3d4/nowhere/at/all/here');
    expect(problemOf(got)).toBe('404 unknown-path');
    expect(got.text).not.toContain('toy_a1b2c3d4');
  });

  it.each([
    '/worlds/default/KEY/things',
    '/worlds/default/KEY/things/x',
    '/worlds/default/toy/KEY',
    '/worlds/default/toy/toy:KEY',
    '/worlds/default/toy/KEY/x',
    '/worlds/default/toy/things/KEY',
    '/worlds/default/deliveries/KEY',
    '/worlds/default/requests/KEY',
    '/worlds/default/toy/actions/KEY/more',
    '/requests/KEY',
    '/KEY',
  ])('that has a key where a name belongs does not show it in its refusal: %s', async (path) => {
    for (const key of ['toy_a1b2c3d4', 'toy_default0']) {
      const got = await toy.ask('GET', path.replace('KEY', key));
      expect(got.status).toBeOneOf([400, 404]);
      expect(got.text).not.toContain(key);
    }
  });

  it('that names what is not there is told its name, unless no name is as long', async () => {
    const action = (name: string) => toy.ask('POST', `/worlds/default/toy/actions/${name}`, { id: 'tgfixture' });
    expect((await action('fnish')).body.detail).toBe('No action is called fnish.');
    expect((await action('toy_a1b2c3d4')).body.detail).toBe('No action is called …c3d4.');
    expect((await action('some_key_of_another_shape')).body.detail).toBe('No action is called …hape.');
  });

  it.each(['0', '-1', 'x', '1.5', '1e3', '99999999999999999999'])('for the journal entry %s is refused', async (seq) => {
    expect(problemOf(await toy.ask('GET', `/requests/${seq}`))).toBe('400 invalid-request');
    expect(problemOf(await toy.ask('GET', `/worlds/default/requests/${seq}`))).toBe('400 invalid-request');
  });
});

it('/health says where everything is', async () => {
  expect((await toy.ask('GET', '/health')).body).toEqual({
    status: 'ok',
    version: '0.0.0',
    control: { url: toy.control },
    providers: { toy: { url: toy.url } },
  });
});

it('/ is a page that shows addresses and worlds, no credential in full, and runs nothing', async () => {
  const got = await toy.ask('GET', '/');
  expect(got.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/),
  });
  expect(got.text).toContain(toy.url);
  expect(got.text).toContain(toy.running.sandbox.defaultWorld?.id);
  expect(got.text).not.toContain('toy_default0');
});

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Asked, dummy } from './dummy.js';
import { resultOf } from './toy.js';

/** A target that closes every connection with the second request on it, unanswered, without having said so. */
async function closing(): Promise<{ url: string; answered: string[] }> {
  const used = new WeakSet<object>();
  const answered: string[] = [];
  const listen: RequestListener = ({ method = '', socket }, response) => {
    if (used.has(socket)) return void socket.destroy();
    used.add(socket);
    answered.push(method);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('[]');
  };
  const server = createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answered };
}

describe('a request', () => {
  it('goes out once more where the target has closed the connection that was kept', async () => {
    const { url, answered } = await closing();
    const result = await resultOf(url, async ({ api }) => {
      await api.listThings().answers(200);
      await new Promise((resolve) => setImmediate(resolve));
      await api.createThing({ body: { size: 1 } }).answers(200 as never);
      await api.listThings().answers(200);
    });
    expect(result).toMatchObject({ outcome: 'passed', requests: 3 });
    expect(answered).toEqual(['GET', 'POST', 'GET']);
  });

  it('that no fresh connection brings an answer to is told as such', async () => {
    const server = createServer(({ socket }) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { reason } = await resultOf(`http://127.0.0.1:${port}`, ({ api }) => api.listThings().answers(200));
    expect(reason).toContain('no answer: socket hang up');
  });
});

describe('files', () => {
  const form = () => {
    const parts = new FormData();
    parts.append('size', '1');
    parts.append('drawing', new File(['%PDF-1.7'], 'toy.pdf', { type: 'application/pdf' }));
    return parts;
  };

  it('go out as a form, by operations and without one', async () => {
    const asked: Asked[] = [];
    const url = await dummy((request) => ({ status: 201, body: { id: `T${asked.push(request)}`, size: 1 } }));
    const result = await resultOf(url, async ({ api }) => {
      await api.createThing({ form: form() }).answers(201, { id: 'T1' });
      await api
        .raw({ method: 'PUT', path: '/things/T1', form: form(), headers: { 'Content-Type': 'multipart/form-data' } })
        .answers(201 as never);
    });
    expect(result.reason).toBeUndefined();
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(asked[0]?.headers['content-type'] ?? '')?.[1];
    expect(boundary).toBeTruthy();
    expect(asked[0]?.body).toContain(`--${boundary}`);
    expect(asked[0]?.body).toMatch(/name="size"\r\n\r\n1\r\n/);
    expect(asked[0]?.body).toMatch(/name="drawing"; filename="toy\.pdf"\r\nContent-Type: application\/pdf\r\n\r\n%PDF-1\.7\r\n/);
    expect([asked[1]?.method, asked[1]?.headers['content-type']]).toEqual(['PUT', 'multipart/form-data']);
  });

  it('come back as bytes of a type, and what is gone as nothing', async () => {
    const url = await dummy(({ method }) =>
      method === 'GET' ? { status: 200, text: '%PDF-é', headers: { 'Content-Type': 'application/pdf' } } : { status: 204, text: '' },
    );
    const result = await resultOf(url, async ({ api, expect: assert }) => {
      const bytes = await api.listThings().answersBytes(200, 'application/pdf');
      assert('bytes', [...bytes], [37, 80, 68, 70, 45, 195, 169]);
      await api.raw({ method: 'DELETE', path: '/things/T1' }).answersNothing(204);
    });
    expect(result.reason).toBeUndefined();
    expect((await resultOf(url, ({ api }) => api.listThings().answersBytes(200, 'image/png'))).reason).toContain('Content-Type');
    expect((await resultOf(url, ({ api }) => api.listThings().answersNothing(200))).reason).toContain('body: expected ""');
  });

  it('are told by their size where they are large, and secrets by their ends', async () => {
    const url = await dummy(() => ({ status: 400, body: { access_token: 'abcdefgh1234' } }));
    const large = (body: string) => resultOf(url, ({ api }) => api.raw({ method: 'POST', path: '/things', body }).answers(201));
    const { reason } = await large('x'.repeat(20_000));
    expect(reason).toContain("--data-raw '(20000 bytes)'");
    expect(reason).toContain('"access_token":"…1234"');
    expect((await large('{"client_secret": "abcdefgh5678"}')).reason).toContain('"client_secret": "…5678"');
  });
});

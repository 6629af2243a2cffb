import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
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

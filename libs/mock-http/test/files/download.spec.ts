import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispositionOf } from '../../src/files/outgoing.js';
import { type Body, until } from '../http.js';
import { stderr } from '../stderr.js';
import { hashOf, paper } from './paper-form.js';
import { KEY, lastEntry, type PaperToy, startPapers } from './paper-server.js';

const LARGE = 16 * 1024 * 1024;

let toy: PaperToy;

beforeAll(async () => {
  toy = await startPapers({ caps: { field: 'paper', maxFiles: 3, maxBytes: LARGE } });
});

afterAll(() => toy.stop());

const upload = async (content: string | Buffer, name = 'bill.txt'): Promise<Body> => (await toy.form([paper(content, name)])).body[0];

/** A client that asks for a paper and reads nothing until it is told to. */
async function askFor(id: string) {
  const { hostname, port } = new URL(toy.url);
  const chunks: Buffer[] = [];
  const socket = connect(Number(port), hostname);
  socket.pause();
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  socket.write(`GET /papers/${id}/file HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${KEY}\r\nConnection: close\r\n\r\n`);
  const seq = (await lastEntry(toy)).seq;
  for (let entry = await lastEntry(toy); entry.seq === seq && entry.path !== `/papers/${id}/file`; ) entry = await lastEntry(toy);
  return { socket, chunks };
}

it('a file is answered with its bytes, its length, its type and its name', async () => {
  const { id } = await upload('the very bytes');
  const got = await toy.call(KEY, 'GET', `/papers/${id}/file`);
  expect(got).toMatchObject({
    status: 200,
    text: 'the very bytes',
    headers: {
      'content-type': 'text/plain',
      'content-length': '14',
      'content-disposition': 'attachment; filename="bill.txt"',
      'x-paystub': expect.stringMatching(/^toy; world=w_/),
      'toy-request': expect.any(String),
    },
  });
  const { response } = await lastEntry(toy);
  expect(JSON.parse(response.body)).toEqual({
    file: { name: 'bill.txt', contentType: 'text/plain', size: 14, hash: hashOf('the very bytes') },
  });
});

it('an empty answer has neither length nor type', async () => {
  const { id } = await upload('x');
  const got = await toy.call(KEY, 'DELETE', `/papers/${id}`);
  expect([got.status, got.text, got.headers['content-type'], got.headers['content-length']]).toEqual([204, '', undefined, undefined]);
});

it.each([
  ['bill.pdf', 'attachment; filename="bill.pdf"'],
  ['bill no. 1 (2026).pdf', 'attachment; filename="bill no. 1 (2026).pdf"'],
  ['a "b" \\ c.pdf', `attachment; filename="a _b_ _ c.pdf"; filename*=UTF-8''a%20%22b%22%20%5C%20c.pdf`],
  ['Rechnung für Zoë.pdf', `attachment; filename="Rechnung f_r Zo_.pdf"; filename*=UTF-8''Rechnung%20f%C3%BCr%20Zo%C3%AB.pdf`],
  ["it's 100%*.pdf", `attachment; filename="it's 100_*.pdf"; filename*=UTF-8''it%27s%20100%25%2A.pdf`],
  ['a\r\nSet-Cookie: x\u0000.pdf', 'attachment; filename="aSet-Cookie: x.pdf"'],
  ['🧾.pdf', `attachment; filename="_.pdf"; filename*=UTF-8''%F0%9F%A7%BE.pdf`],
  ['half \ud83e', `attachment; filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
  ['', 'attachment'],
])('a file called %j is offered as %s', (name, header) => {
  expect(dispositionOf(name)).toBe(header);
});

it('a name from an upload comes back as it was', async () => {
  const { id } = await upload('x', 'Zoë.pdf');
  const got = await toy.call(KEY, 'GET', `/papers/${id}/file`);
  expect(got.headers['content-disposition']).toBe(`attachment; filename="Zo_.pdf"; filename*=UTF-8''Zo%C3%AB.pdf`);
});

it('a client that takes its time gets the file also when it is deleted meanwhile', async () => {
  const content = Buffer.alloc(LARGE, 'slow');
  const { id, hash } = await upload(content);
  const { socket, chunks } = await askFor(id);
  expect((await toy.call(KEY, 'DELETE', `/papers/${id}`)).status).toBe(204);
  expect(toy.spooled()).toContain(hash);
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
  const all = Buffer.concat(chunks);
  expect(all.subarray(all.indexOf('\r\n\r\n') + 4).equals(content)).toBe(true);
  await until(() => !toy.spooled().includes(hash));
});

it('a client that leaves in the middle lets go of the file', async () => {
  const { id, hash } = await upload(Buffer.alloc(LARGE, 'left'));
  const { socket } = await askFor(id);
  expect((await toy.call(KEY, 'DELETE', `/papers/${id}`)).status).toBe(204);
  expect(toy.spooled()).toContain(hash);
  socket.destroy();
  await until(() => !toy.spooled().includes(hash));
});

it('a file that is not there is a bug', async () => {
  const told = await stderr(async () => {
    expect(await toy.call(KEY, 'GET', '/misplaced')).toMatchObject({ status: 500, headers: { 'x-mock-bug': '1' } });
  });
  expect(told).toContain('ENOENT');
});

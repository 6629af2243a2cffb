import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll } from 'vitest';
import { createPaystandMock } from '../../src/index.js';
import { acme, invoice } from './in-world.js';

export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: the body of any operation
  readonly body: any;
  readonly headers: Headers;
}

/** A file, as a form has it. */
export interface Part {
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly field?: string;
}

/** Status, code, detailCode and parameter of a refusal. */
export const inShort = ({ status, body }: Answer) => {
  const { code, detailCode, parameter } = body?.error?.details ?? {};
  return [status, code, detailCode, parameter].filter(Boolean).join(' ');
};

/** A server for one spec file, in which each test opens a world of its own. */
export function paystand() {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startMock(createPaystandMock());
  });
  afterAll(() => mock.stop());
  return {
    office: async () => {
      const office = officeOf(mock);
      await office.begin();
      return office;
    },
    /** The names of the files that are kept. */
    spooled: () => {
      const { path } = mock.running.sandbox.spool;
      return path !== undefined && existsSync(path) ? readdirSync(path) : [];
    },
  };
}

function officeOf(mock: TestMock) {
  const clientId = mock.freshKey();
  const name = clientId.slice('test_'.length);
  let authorization = '';
  const send = async (
    method: string,
    path: string,
    body?: string | FormData,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const usual = { authorization, 'x-customer-id': `merchant_${name}` };
    const response = await fetch(`${mock.url}${path}`, {
      method,
      headers: { ...usual, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, bytes, body: isJson ? JSON.parse(bytes.toString()) : undefined, headers: response.headers };
  };
  const json = (method: string, path: string, body: object) =>
    send(method, path, JSON.stringify(body), { 'content-type': 'application/json' });
  const { stored, settings } = controlOf(`${mock.control}/worlds/paystand:${clientId}/paystand`);
  return {
    send,
    json,
    /** With a token, and a customer. */
    async begin() {
      const request = { grant_type: 'client_credentials', client_id: clientId, client_secret: `secret_${name}`, scope: 'auth' };
      const { body } = await json('POST', '/oauth/token', request);
      authorization = `Bearer ${body.access_token}`;
      await json('POST', '/payerCustomers', acme);
    },
    /** What stands under a link of an answer. */
    follow: (url: string) => send('GET', url.replace(mock.url, '')),
    create: (fields: object = {}) => json('POST', '/receivables/create', invoice(fields)),
    form: (method: string, path: string, parts: readonly Part[], fields: object = {}) => send(method, path, formOf(parts, fields)),
    /** Bytes of a form that a program wrote by hand. */
    raw: (path: string, body: string, type = 'multipart/form-data; boundary=x') => send('POST', path, body, { 'content-type': type }),
    settings,
    hangUp: (path: string, headers: Readonly<Record<string, string>>, beginning: string) =>
      hangUp(`${mock.url}${path}`, { authorization, 'x-customer-id': `merchant_${name}`, ...headers }, beginning),
    count: async () => ({ receivables: await stored('receivables'), attachments: await stored('attachments') }),
  };
}

function formOf(parts: readonly Part[], fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const { content, name = 'invoice.pdf', field = 'attachment' } of parts) form.append(field, new Blob([content]), name);
  return form;
}

function controlOf(url: string) {
  return {
    stored: async (collection: string): Promise<number> =>
      ((await (await fetch(`${url}/${collection}`)).json()) as { count: number }).count,
    settings: async (change: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/settings`, { method: 'PATCH', headers, body: JSON.stringify(change) });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

/** Posts the beginning of a request, and then hangs up. */
const hangUp = (url: string, headers: Readonly<Record<string, string>>, beginning: string) =>
  new Promise<void>((resolve) => {
    const { hostname, port, pathname } = new URL(url);
    const head = Object.entries({ host: 'localhost', ...headers }).map(([key, value]) => `${key}: ${value}`);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.write([`POST ${pathname} HTTP/1.1`, ...head, '', beginning].join('\r\n'), () => setTimeout(() => socket.destroy(), 50));
  });

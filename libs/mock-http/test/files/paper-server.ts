import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import type { UploadCaps } from '../../src/index.js';
import type { Limits } from '../../src/limits.js';
import { type Body, type Got, send } from '../http.js';
import { startToy, type Toy } from '../toy-server.js';
import { formOf, formType, type Part } from './paper-form.js';
import { paperMock } from './paper-mock.js';

export interface PaperToy extends Toy {
  /** Sends a form, or whatever the body and type say. */
  form(parts: readonly Part[] | Buffer, path?: string, options?: { method?: string; type?: string; key?: string }): Promise<Got>;
  /** What lies in the spool. */
  spooled(): string[];
  /** A body that comes in pieces, as fast as it is taken; undefined where the connection ends without an answer. */
  stream(path: string, pieces: Iterable<Buffer>, options?: { key?: string }): Promise<{ status: number; sent: number } | undefined>;
}

export const KEY = 'toy_default0';

export async function startPapers(options: { caps?: UploadCaps; limits?: Partial<Limits> } = {}): Promise<PaperToy> {
  const toy = await startToy({ mock: paperMock(options.caps), ...(options.limits ? { limits: options.limits } : {}) });
  return {
    ...toy,
    form: (parts, path = '/papers', { method = 'POST', type = formType, key = KEY } = {}) =>
      send(toy.url + path, {
        method,
        headers: { Authorization: `Toy ${key}`, 'Content-Type': type },
        body: Buffer.isBuffer(parts) ? parts : formOf(parts),
      }),
    spooled: () => {
      const { path } = toy.running.sandbox.spool;
      return path !== undefined && existsSync(path) ? readdirSync(path).sort() : [];
    },
    stream: (path, pieces, { key = KEY } = {}) => streamed(toy.url + path, pieces, key),
  };
}

/** The newest entry in the journal of the default world, in full. */
export async function lastEntry(toy: Toy): Promise<Body> {
  const { seq } = (await toy.ask('GET', '/worlds/default/requests')).body.data[0];
  return (await toy.ask('GET', `/worlds/default/requests/${seq}`)).body;
}

function streamed(url: string, pieces: Iterable<Buffer>, key: string): Promise<{ status: number; sent: number } | undefined> {
  return new Promise((resolve) => {
    let sent = 0;
    const headers = { Authorization: `Toy ${key}`, 'Content-Type': formType };
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      response.resume().once('close', () => resolve({ status: response.statusCode ?? 0, sent }));
    });
    outgoing.on('error', () => resolve(undefined));
    const source = pieces[Symbol.iterator]();
    const more = () => {
      for (;;) {
        const { done, value } = source.next();
        if (done || outgoing.destroyed) return void outgoing.end();
        sent += value.length;
        if (!outgoing.write(value)) return void outgoing.once('drain', more);
      }
    };
    more();
  });
}

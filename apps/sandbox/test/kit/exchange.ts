import { Agent, type OutgoingHttpHeaders, request } from 'node:http';

/** An exchange as it is compared from one process to the next. */
export interface Line {
  readonly asked: string;
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

/** One request on a connection of its own, and everything that came back but the Date, which is the machine's. */
export function exchange(url: string, credential: OutgoingHttpHeaders, method: string, path: string, body?: object): Promise<Line> {
  const headers = { ...credential, 'Content-Type': 'application/json' };
  return new Promise((done, failed) => {
    const sent = request(new URL(path, url), { method, headers, agent: new Agent() }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString('utf8');
      const { rawHeaders: raw, statusCode: status } = answer;
      const kept = raw.flatMap((name, i) => (i % 2 === 0 && name !== 'Date' ? [`${name}: ${raw[i + 1]}`] : []));
      done({ asked: `${method} ${path}`, status, headers: kept, body: text });
    });
    sent.once('error', failed);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

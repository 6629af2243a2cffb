import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Commit, Fault, uuidOf } from '@paystub/mock-kernel';
import type { UploadCaps } from '../files/form.js';
import { type OutgoingFile, openFile } from '../files/outgoing.js';
import { isForm, readUpload } from '../files/upload.js';
import { machineNow } from '../machine.js';
import type { OwnRefusal } from '../mock.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { effectsOf, entryBytes, keptFindings, keptText, type Refusal, type RequestEntry } from '../worlds/entry.js';
import type { WorldHost } from '../worlds/host.js';
import type { Journal } from '../worlds/journal.js';
import { TooManyWorlds } from '../worlds/worlds.js';
import { type AnswerCheck, AnswerMismatch } from './answer-check.js';
import { type RawBody, readBody } from './body.js';
import { exchangeOf } from './exchange.js';
import type { Answer, Operation } from './operation.js';
import { Router } from './router.js';
import type { Exchange, Shell, Step } from './step.js';

const JSON_UTF8 = 'application/json; charset=utf-8';
const PROBLEM_JSON = 'application/problem+json; charset=utf-8';
const FULL = 'this sandbox holds as many worlds as it may; drop some with DELETE /worlds/{world} on the control plane';
const noBody: RawBody = { text: '', unread: undefined };
const none = Object.freeze({});

// biome-ignore lint/suspicious/noExplicitAny: a step of any provider
type AnyStep = Step<any>;

/** What came of the checks and the operation. */
interface Outcome {
  readonly answer: Answer;
  readonly commit?: Commit<Answer>;
  readonly refused?: Refusal;
  readonly isBug?: boolean;
  /** What goes out instead of the answer's body. */
  readonly file?: OutgoingFile;
}

/** One provider's API: takes requests through its pipeline to their operation, in one transaction, and journals them. */
export class Api {
  readonly router: Router;
  private readonly before: readonly AnyStep[];
  private readonly within: readonly AnyStep[];
  private readonly shell: Shell;

  constructor(
    private readonly mock: AnyMock,
    private readonly sandbox: Sandbox,
    private readonly check: AnswerCheck | undefined,
  ) {
    this.router = new Router(mock.routes);
    this.before = mock.pipeline.filter((step) => !step.inWorld);
    this.within = mock.pipeline.slice(this.before.length);
    const early = this.within.find((step) => !step.inWorld);
    if (early) throw new Error(`the check ${early.name} of ${mock.provider} stands behind one that needs the world's transaction`);
    const boundless = mock.routes.find(({ multipart, operationId: id }) => multipart && this.isBuilt(id) && !mock.uploads?.[id]);
    if (boundless) throw new Error(`${boundless.operationId} of ${mock.provider} takes a form, and nothing says how many files and bytes`);
    this.shell = {
      worldOf: (credential) => sandbox.worlds.find(mock.provider, credential),
      match: (method, path) => this.router.match(method, this.below(path)),
      methodsOf: (path) => this.router.methodsOf(this.below(path)),
      isBuilt: (id) => this.isBuilt(id),
      validators: (id) => mock.requests[id] ?? none,
      factsOf: (host) => host.factsOf(mock),
      secret: (purpose) => sandbox.secretFor(mock.provider, purpose),
      rates: sandbox.rates,
      askerOf: (credential) => `${mock.provider}:${credential}`,
    };
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    const receivedAt = machineNow();
    const isBare = request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined;
    if (isBare) this.handle(request, response, noBody, receivedAt);
    else this.read(request, (body) => this.handle(request, response, body, receivedAt));
  }

  private read(request: IncomingMessage, done: (body: RawBody) => void): void {
    const caps = this.mock.uploads && isForm(request.headers) ? this.capsOf(request) : undefined;
    if (caps) readUpload(request, caps, this.sandbox.spool, done);
    else readBody(request, done);
  }

  private capsOf(request: IncomingMessage): UploadCaps | undefined {
    const { method, path } = exchangeOf(request, noBody);
    const route = this.shell.match(method, path)?.route;
    return route && this.mock.uploads?.[route.operationId];
  }

  private isBuilt(operationId: string): boolean {
    return typeof this.mock.operations[operationId] === 'function';
  }

  /** Answers a request that is not let in at all. */
  refuse(request: IncomingMessage, response: ServerResponse, code: OwnRefusal, message: string): void {
    const exchange = exchangeOf(request, noBody);
    const outcome = this.refused(ownFault(code, message), exchange);
    this.write(request, response, exchange, outcome, textOf(outcome.answer), machineNow());
    request.resume();
  }

  private handle(request: IncomingMessage, response: ServerResponse, raw: RawBody, receivedAt: number): void {
    const exchange = exchangeOf(request, raw);
    let outcome: Outcome;
    let text: string;
    try {
      if (raw.failure !== undefined) throw raw.failure;
      outcome = this.answer(exchange);
      if (this.check) this.check(exchange.route?.operationId, outcome.answer);
      text = textOf(outcome.answer);
      if (outcome.answer.file) outcome = { ...outcome, file: openFile(this.sandbox.spool, outcome.answer.file) };
    } catch (error) {
      outcome = this.failed(error, exchange);
      text = textOf(outcome.answer);
    }
    this.write(request, response, exchange, outcome, text, receivedAt);
  }

  private answer(exchange: Exchange): Outcome {
    try {
      for (const step of this.before) step.run(exchange, this.shell, undefined);
      const { host, route } = exchange as { host: NonNullable<Exchange['host']>; route: NonNullable<Exchange['route']> };
      const now = host.catchUp();
      const operation = this.mock.operations[route.operationId] as Operation<unknown, unknown>;
      const links = host.linksOf(this.mock.provider);
      const { secret } = this.shell;
      const before = host.world.state;
      const commit = host.world.transact<never, Answer>(this.mock.provider, now, (tx) => {
        for (const step of this.within) step.run(exchange, this.shell, tx);
        const { params, query, body, files } = exchange;
        return operation(tx, { params, query, body, files, links, secret } as never);
      });
      if (host.world.state !== before) {
        if (!this.sandbox.worlds.isOpen(host)) this.sandbox.worlds.open(host);
        host.committed(commit);
      }
      return { answer: commit.result, commit };
    } catch (error) {
      if (error instanceof TooManyWorlds) return this.refused(ownFault('too_many_worlds', FULL), exchange);
      if (error instanceof Fault) return this.refused(error, exchange);
      throw error;
    }
  }

  private refused(fault: Fault, exchange: Exchange): Outcome {
    const { status, body, headers, message, rule } = this.mock.render(fault, this.entryOf(exchange).id);
    return { answer: { status, body, headers }, refused: { code: fault.code, message, rule, findings: keptFindings(exchange.findings) } };
  }

  /** Where a request is going to be journalled, and the UUID that names it. */
  private entryOf({ host: found }: Exchange): { host: WorldHost | undefined; journal: Journal<RequestEntry>; seq: number; id: string } {
    const { worlds, unrouted, keys } = this.sandbox;
    const host = found && worlds.isOpen(found) ? found : undefined;
    const journal = host ? host.requests : unrouted;
    const seq = journal.nextSeq;
    return { host, journal, seq, id: uuidOf(host ? host.world.keys : keys, seq) };
  }

  private failed(error: unknown, exchange: Exchange): Outcome {
    this.sandbox.reporter.bug(`${exchange.method} ${exchange.path}`, error);
    return { answer: bugAnswer(error instanceof AnswerMismatch ? error.message : undefined), isBug: true };
  }

  private write(
    request: IncomingMessage,
    response: ServerResponse,
    exchange: Exchange,
    outcome: Outcome,
    text: string,
    receivedAt: number,
  ): void {
    const { answer, commit, refused, isBug, file } = outcome;
    const { reporter } = this.sandbox;
    const { host, journal, seq, id } = this.entryOf(exchange);
    const type = isBug ? PROBLEM_JSON : (file?.contentType ?? JSON_UTF8);
    const length = String(file?.size ?? Buffer.byteLength(text));
    const headers = answer.status === 204 ? [] : ['Content-Type', type, 'Content-Length', length];
    headers.push(
      ...this.mock.headers(id),
      'X-Paystub',
      `${this.mock.provider}; world=${host ? host.id : '-'}; seq=${seq}`,
      ...exchange.answerHeaders,
      ...(answer.headers ?? []),
    );
    if (file) headers.push('Content-Disposition', file.disposition);
    if (isBug) headers.push('x-mock-bug', '1');
    // What is left of a body that was not read goes with its connection.
    if (exchange.unread === 'too large') headers.push('Connection', 'close');
    response.writeHead(answer.status, headers);
    if (file) file.send(response);
    else response.end(request.method === 'HEAD' ? undefined : text);
    const entry: RequestEntry = {
      seq,
      at: host?.now,
      receivedAt,
      durationMs: machineNow() - receivedAt,
      provider: this.mock.provider,
      method: exchange.method,
      path: exchange.path,
      search: exchange.search,
      operation: exchange.route?.operationId,
      status: answer.status,
      credential: exchange.credential,
      headers: exchange.headers,
      requestText: keptText(exchange.text),
      responseText: file?.shown ?? keptText(text),
      refused,
      effects: commit && effectsOf(commit),
    };
    journal.add(entry, entryBytes(entry));
    reporter.request(entry, host, answer.status === 404 ? this.nearest(exchange) : undefined);
  }

  /** The path below the provider's base path; nothing that matches where it is not. */
  private below(path: string): string {
    const { basePath = '' } = this.mock;
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : '';
  }

  /** For a request that no operation is documented for: the one it most looks like. */
  private nearest({ method, path }: Exchange): string | undefined {
    const route = this.shell.match(method, path) ? undefined : this.router.nearest(method, this.below(path));
    return route && `${route.method} ${route.path} (${route.operationId})`;
  }
}

const textOf = ({ body }: Answer): string => (body === undefined ? '' : JSON.stringify(body));
const ownFault = (code: OwnRefusal, message: string) => new Fault(code, { message });

/** No provider's envelope: what is our fault is not to be taken for the provider's answer. */
const bugAnswer = (detail = 'Not in your request; standard error tells it in full.'): Answer => ({
  status: 500,
  body: {
    type: 'urn:paystub:bug',
    title: 'A bug in the sandbox',
    status: 500,
    detail,
    fix: 'Report it with the lines from standard error.',
  },
});

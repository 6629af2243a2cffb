import type { IncomingHttpHeaders } from 'node:http';
import type { Finding, Route } from '@paystub/contracts/http';
import type { Fault } from '@paystub/mock-kernel';
import { parseBody } from './body.js';
import type { Step, Unreadable } from './step.js';

/** Who asks: finds the world of the request's credential. */
export function credential<T>(options: {
  read: (headers: IncomingHttpHeaders) => string | undefined;
  refuse: (credential: string | undefined, path: string) => Fault;
}): Step<T> {
  return {
    name: 'credential',
    inWorld: false,
    run(exchange, shell) {
      exchange.credential = options.read(exchange.headers);
      exchange.host = exchange.credential === undefined ? undefined : shell.worldOf(exchange.credential);
      if (!exchange.host) throw options.refuse(exchange.credential, exchange.path);
    },
  };
}

/** What is asked: finds the operation of the method and path. `methods` are those that the path has operations for. */
export function route<T>(options: { refuse: (method: string, path: string, methods: readonly string[]) => Fault }): Step<T> {
  return {
    name: 'route',
    inWorld: false,
    run(exchange, shell) {
      const match = shell.match(exchange.method, exchange.path);
      if (!match) throw options.refuse(exchange.method, exchange.path, shell.methodsOf(exchange.path));
      exchange.route = match.route;
      exchange.params = match.params;
    },
  };
}

/** Whether this sandbox has built the operation. */
export function built<T>(options: { refuse: (operationId: string) => Fault }): Step<T> {
  return {
    name: 'built',
    inWorld: false,
    run(exchange, shell) {
      const id = operationOf(exchange.route).operationId;
      if (!shell.isBuilt(id)) throw options.refuse(id);
    },
  };
}

/** Whether the resource that the path names exists: per operation, a look-up that refuses. */
export function locate<T>(lookups: Readonly<Record<string, (tx: T, params: Readonly<Record<string, string>>) => unknown>>): Step<T> {
  return {
    name: 'locate',
    inWorld: true,
    run(exchange, _shell, tx) {
      lookups[operationOf(exchange.route).operationId]?.(tx, exchange.params);
    },
  };
}

export interface BodyOptions<T> {
  readonly unreadable: (why: Unreadable, route: Route) => Fault;
  /** Decides which of the findings is answered, and how. */
  readonly refuse: (findings: readonly Finding[], route: Route, where: 'query' | 'body', body: unknown, tx: T) => Fault;
  /** What the provider takes a body for (an empty one included: undefined). */
  readonly normalise: (body: unknown, route: Route) => unknown;
  /** What the provider takes a query for: of each name the last value, unless told otherwise. */
  readonly readQuery?: (query: URLSearchParams, route: Route) => Readonly<Record<string, string>>;
}

/** Whether query and body are what the contract says. The validator only finds; the app decides what is answered. */
export function body<T>(options: BodyOptions<T>): Step<T> {
  return {
    name: 'body',
    inWorld: true,
    run(exchange, shell, tx) {
      const route = operationOf(exchange.route);
      const validators = shell.validators(route.operationId);
      if (validators.query) {
        const search = new URLSearchParams(exchange.search);
        const sent = options.readQuery?.(search, route) ?? Object.fromEntries(search);
        const query = { ...sent };
        exchange.query = query;
        check(validators.query, query, 'query');
        const misread = misreadNumber(sent, query);
        if (misread) throw options.refuse((exchange.findings = [misread]), route, 'query', sent, tx);
      }
      const { unread, form } = exchange;
      if (unread && (validators.body || unread !== 'not JSON')) throw options.unreadable(unread, route);
      exchange.body = form;
      if (!validators.body) {
        if (!form && route.multipart) throw options.unreadable('wrong content type', route);
        return;
      }
      const parsed = form ? { value: form } : parseBody(exchange.text, exchange.headers['content-type']);
      if (typeof parsed === 'string') throw options.unreadable(parsed, route);
      exchange.body = options.normalise(parsed.value, route);
      check(validators.body, exchange.body, 'body');

      function check(validate: NonNullable<typeof validators.body>, data: unknown, where: 'query' | 'body') {
        if (validate(data)) return;
        exchange.findings = validate.errors ?? [];
        throw options.refuse(exchange.findings, route, where, data, tx);
      }
    },
  };
}

/** The validator takes `1e1` and ` 5` for numbers, too; a query says them in digits only. */
function misreadNumber(sent: Readonly<Record<string, string>>, read: Readonly<Record<string, unknown>>): Finding | undefined {
  const name = Object.keys(sent).find((key) => typeof read[key] === 'number' && !/^-?\d+$/.test(sent[key] as string));
  return name === undefined
    ? undefined
    : { instancePath: `/${name}`, keyword: 'type', params: { type: 'integer' }, message: 'must be integer' };
}

function operationOf(route: Route | undefined): Route {
  if (!route) throw new Error('this check stands before the route in the pipeline');
  return route;
}

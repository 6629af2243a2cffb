import type { Route } from '../http.js';
import { Call, type Complaint, movedBetween, type Refusals, type Witness } from './call.js';
import { type Matcher, where } from './matchers.js';
import type { Ask, HeaderChanges, RawAsk, RefusalFacts } from './operation.js';
import { type Facts, NotBuilt, type Session } from './session.js';
import { Control } from './wire/control.js';
import { changed, granted, type HeaderValue } from './wire/headers.js';
import { type Exchange, encoded, Failure, type HttpRequest, WrongGuess } from './wire/http.js';
import { inTurn } from './wire/pace.js';

/** One function per operationId, and `raw` for what none of them can say. */
export type Api<Ops> = {
  readonly [Id in keyof Ops]: (
    ...ask: Ops[Id] extends { parameters: { path: object } } ? [ask: Ask<Ops[Id]>] : [ask?: Ask<Ops[Id]>]
  ) => Call<Ops[Id]>;
} & { readonly raw: (ask: RawAsk) => Call<unknown> };

/** Whose requests they are, for headers that a credential alone does not make. */
export interface Account {
  readonly fact: (name: string) => string;
  /** Asks without any headers but these; a JSON body. */
  readonly ask: (method: string, path: string, body: object) => Promise<Exchange>;
}

/** How one provider is spoken to. */
export interface Protocol {
  readonly provider: string;
  readonly routes: readonly Route[];
  /** The headers of every request. */
  readonly headers: (credential: string, account: Account) => Readonly<Record<string, HeaderValue>>;
  /** The body of a refusal; no status means that the rule does not know it. */
  readonly envelope: (status: number | undefined, facts: RefusalFacts) => unknown;
  /** The status of a refusal where the rule does not know it; any 4xx that blames the request, when left out. */
  readonly refusalStatus?: Matcher;
  /** The status of a success where the rule does not know it; any 2xx, when left out. */
  readonly successStatus?: Matcher;
  /** Operations without parameters that together show what an account holds, and the query to ask them with. */
  readonly witnesses: readonly string[];
  readonly witnessQuery: Readonly<Record<string, string>>;
  /** Collections of the control plane that show the rest, webhooks sent included, for targets that have one. */
  readonly witnessRecords?: readonly string[];
  /** How many requests an account may make; as many as it likes, when left out. */
  readonly perMinute?: number;
  /** What is so of an account of which nothing else is said. */
  readonly facts?: (credential: string) => Facts;
}

const blamesTheRequest = where(
  'a refusal (a 4xx that blames the request)',
  (status) => typeof status === 'number' && status >= 400 && status < 500 && ![401, 404, 405, 429].includes(status),
);

const anySuccess = where('a success (a 2xx)', (status) => typeof status === 'number' && status >= 200 && status < 300);

interface AnyAsk {
  readonly [parameter: string]: unknown;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: HeaderChanges;
}

/** Something known of the account: what was said of it, or what is usual. */
export const factsOf =
  (protocol: Protocol, { target, credential }: Session) =>
  (name: string): string => {
    const known = (target.facts ?? protocol.facts?.(credential))?.[name];
    if (known === undefined) throw new Error(`${name} of this target is not known; a rule that uses it has to say that it needs it`);
    return known;
  };

/** Assertions made through it count for the rule only where `counts` is given. */
export function apiOf<Ops>(protocol: Protocol, session: Session, counts: Pick<Session, 'assertions'> = session): Api<Ops> {
  const { call } = voiceOf(protocol, session, counts);
  const operation = ({ operationId, method, path }: Route) => {
    const ask = ({ body, form, query, headers, ...parameters }: AnyAsk = {}) => {
      const sent = { ...(body !== undefined && { body: JSON.stringify(body) }), ...(form && { form }), ...(headers && { headers }) };
      return call(operationId, { method, path: filled(path, parameters) + search(query), ...sent });
    };
    return [operationId, ask] as const;
  };
  const raw = (ask: RawAsk) => call(undefined, ask);
  return { ...Object.fromEntries(protocol.routes.map(operation)), raw } as unknown as Api<Ops>;
}

/** Lets work go on between two looks at the account, which are to see the same: refusals in it are not looked at one by one. */
export const watcherOf = (protocol: Protocol, session: Session) => async (work: () => Promise<unknown>) => {
  const { witnesses } = voiceOf(protocol, session, session).refusals;
  const before = await witnesses();
  session.isWatched = true;
  try {
    await work();
  } finally {
    session.isWatched = false;
  }
  const moved = movedBetween(before, await witnesses());
  if (moved.length > 0) throw new Failure(`one of several refused requests moved something:\n${moved.join('\n')}`);
};

/** How requests of one account go out, and what is a refusal of them. */
function voiceOf(protocol: Protocol, session: Session, counts: Pick<Session, 'assertions'>): { call: Asking; refusals: Refusals } {
  const guessed = new Set(protocol.routes.filter(({ basis }) => basis === 'inferred').map(({ operationId }) => operationId));
  const base = session.target.url.replace(/\/$/, '');
  const send = async (request: HttpRequest) => {
    await inTurn(session.target, protocol.perMinute);
    return session.send(request);
  };
  const headersOfJson = { 'Content-Type': 'application/json' };
  const account: Account = {
    fact: factsOf(protocol, session),
    ask: (method, path, body) => send({ method, url: base + path, headers: headersOfJson, body: JSON.stringify(body) }),
  };
  const call = (operationId: string | undefined, { method, path, headers, body, form }: RawAsk): Call<unknown> => {
    const transmit = async (): Promise<Exchange> => {
      if (operationId && session.target.built && !session.target.built.includes(operationId)) throw new NotBuilt(operationId);
      if (operationId && guessed.has(operationId)) session.guess(operationId);
      const sent = form ? await encoded(form) : { headers: {}, body };
      const usual = { ...protocol.headers(session.credential, account), ...sent.headers };
      const url = located(base, path);
      return send({ method, url, headers: await granted(changed(usual, headers), session.grants), body: sent.body });
    };
    const isGuessed = operationId !== undefined && guessed.has(operationId);
    return new Call(transmit, counts, refusals, isGuessed ? guessing(operationId, session) : undefined);
  };
  const look = async () => [...(await lookByApi(protocol, call)), ...(await lookByControl(protocol, session))];
  const { envelope, refusalStatus: status = blamesTheRequest, successStatus = anySuccess } = protocol;
  const refusals: Refusals = { status, successStatus, envelope, witnesses: lastLook(session, look), isWatched: () => session.isWatched };
  return { call, refusals };
}

/** An operation that may not be there at all is there as soon as it has answered something with a success, and not with some page. */
const guessing =
  (operationId: string, { guesses: { there } }: Session): Complaint =>
  (finding, exchange) => {
    const isPage = /\bhtml\b/.test(exchange.headers.get('content-type') ?? '');
    if (anySuccess.test(exchange.status) && !isPage) there.add(operationId);
    if (finding === undefined) return undefined;
    return there.has(operationId) ? new Failure(finding, exchange) : new WrongGuess(operationId, finding, exchange);
  };

type Look = () => Promise<readonly Witness[]>;

/** A look holds until something is asked for: of refusals in a row, what is seen after one is what was there before the next. */
function lastLook(session: Session, look: Look): Look {
  let last: { readonly requests: number; readonly seen: readonly Witness[] } | undefined;
  return async () => {
    if (last?.requests !== session.requests) {
      const seen = await look();
      last = { requests: session.requests, seen };
    }
    return last.seen;
  };
}

type Asking = (operationId: string | undefined, ask: RawAsk) => Call<unknown>;

/** One look at what the account holds. */
function lookByApi({ routes, witnesses, witnessQuery }: Protocol, call: Asking): Promise<readonly Witness[]> {
  return Promise.all(
    witnesses.map(async (id) => {
      const route = routes.find(({ operationId }) => operationId === id);
      if (!route) throw new Error(`no operation is called ${id}`);
      const exchange = await call(id, { method: route.method, path: route.path + search(witnessQuery) }).exchange();
      if (exchange.status !== 200 || exchange.body === undefined)
        throw new Failure(`expected status 200, got ${exchange.status}`, exchange);
      return { place: route.path, held: exchange.body };
    }),
  );
}

/** The same, at what no operation shows. */
async function lookByControl({ provider, witnessRecords = [] }: Protocol, session: Session): Promise<readonly Witness[]> {
  if (!session.target.control || witnessRecords.length === 0) return [];
  const control = new Control(session, provider);
  const records = witnessRecords.map(async (collection) => ({ place: collection, held: await control.records(collection) }));
  // Which there are: how far they have come is none of a request's doing.
  const deliveries = control.deliveries().then((all) => ({ place: 'deliveries', held: all.map(({ id }) => id) }));
  return Promise.all([...records, deliveries]);
}

/** A link that the target gave is followed as it is, as long as it stays with the target: the credential goes along. */
function located(base: string, path: string): string {
  if (path.startsWith('/')) return base + path;
  if (URL.parse(path)?.origin !== new URL(base).origin) throw new Failure(`a link leads away from the target: ${path}`);
  return path;
}

function filled(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in parameters)) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(parameters[name]));
  });
}

function search(query: Readonly<Record<string, unknown>> | undefined): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

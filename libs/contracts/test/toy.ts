import {
  type Dialect,
  type Protocol,
  type Rule,
  type RuleOptions,
  ruleOf,
  type Stage,
  seed,
  type Target,
  verifyRule,
} from '../src/verifier/index.js';
import type { Asked, Reply } from './dummy.js';

interface Thing {
  readonly id: string;
  readonly size: number;
}

/** A provider with two operations, to try the verifier on. */
export interface ToyOperations {
  readonly createThing: {
    readonly requestBody: { readonly content: { readonly 'application/json': { readonly size: number } } };
    readonly responses: { readonly 201: { readonly content: { readonly 'application/json': Thing } } };
  };
  readonly listThings: {
    readonly parameters: { readonly query?: { readonly limit?: number } };
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': readonly Thing[] } } };
  };
}

const situations = ({ api }: Pick<Stage<ToyOperations, unknown>, 'api'>) => ({
  aThing: () => api.createThing({ body: { size: 1 } }).answers(201, { size: 1 }),
});

type ToyGiven = ReturnType<typeof situations>;

const route = { path: '/things', fields: [], query: [], bodyRequired: false, multipart: false } as const;

const toy: Dialect<ToyOperations, ToyGiven> = {
  provider: 'toy',
  routes: [
    { ...route, operationId: 'createThing', method: 'POST' },
    { ...route, operationId: 'listThings', method: 'GET' },
  ],
  headers: (credential) => ({ Authorization: `Bearer ${credential}`, 'Content-Type': 'application/json' }),
  envelope: (_, facts) => ({ error: { ...facts } }),
  witnesses: ['listThings'],
  witnessQuery: {},
  facts: () => ({ shop: 'corner' }),
  situations,
};

type Check = (stage: Stage<ToyOperations, ToyGiven>) => Promise<unknown>;

/** A rule about toys, which a provider that differs from the usual one in `protocol` is to keep. */
export const toyRule = (check: Check, options: RuleOptions = {}, id = 'toy.R1', protocol: Partial<Protocol> = {}): Rule =>
  ruleOf({ ...toy, ...protocol })(id, 'A toy.', seed('toys'), options, check);

export const at = (url: string, rest: Partial<Target> = {}): Target => ({ url, credential: () => 'toy_secret_of_1234', ...rest });

/** What becomes of one check. */
export const resultOf = (url: string, check: Check, options: RuleOptions = {}, rest: Partial<Target> = {}) =>
  verifyRule(toyRule(check, options), at(url, rest), { ruleTimeout: 1000 });

/** A server that keeps things, one list for everyone; sizes above 9 are refused. */
export function toyServer({ keepsRefused = false } = {}): (asked: Asked) => Reply {
  const things: Thing[] = [];
  return ({ method, body, headers }) => {
    if (!headers.authorization) return { status: 401, body: { error: {} } };
    if (method === 'GET') return { status: 200, body: things };
    const { size } = JSON.parse(body) as Thing;
    const thing = { id: `T${things.length + 1}`, size };
    if (size <= 9 || keepsRefused) things.push(thing);
    return size <= 9 ? { status: 201, body: thing } : { status: 422, body: { error: { param: 'size' } } };
  };
}

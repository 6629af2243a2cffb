import { MatchersV3 } from '@pact-foundation/pact';
import type { operations } from '@paystub/contracts/paypro';
import { createPaypro, type ErrorKind, type Paypro } from '../../../src/paypro/index.js';
import { type Given, type Interaction, pactSpec } from '../../pact/interaction.js';
import { exampleOf, type Ref, ref, within } from '../../pact/refs.js';
import { key as exampleKey } from '../answers.js';
import { shaped } from './shapes.js';

const { like } = MatchersV3;

/** What a call says. Where the provider state makes a part of it, that part is a `ref`. */
interface Said {
  readonly id?: Ref | string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly query?: { readonly limit?: number; readonly cursor?: string };
}

/** The same as the client is told it: with the examples. What a refused call says may be of any type. */
interface Told {
  readonly id: string;
  readonly body: never;
  readonly query: NonNullable<Said['query']>;
}

export interface Operation extends Said {
  readonly name: keyof operations;
  /** `GET /payments/{id}` */
  readonly endpoint: string;
  readonly ask: (paypro: Paypro, told: Told) => Promise<unknown>;
  readonly given: Given;
  /** An example of the answer; where its own shape would not do, a template too. */
  readonly answers: object;
  readonly template?: object;
  /** What it is refused with 422 for: why, the field to blame, and what is said or given otherwise than usual. */
  readonly refuses?: readonly (readonly [why: string, param: string | null, otherwise: Said & { readonly given?: Given }])[];
}

interface Outcome extends Said {
  readonly title: string;
  readonly given?: Given;
  /** A wrong one, else the one that the provider state made. */
  readonly key?: string;
  readonly status: number;
  readonly answer: unknown;
  /** What the client makes of it. */
  readonly result?: object;
  readonly error?: { readonly kind: ErrorKind; readonly status: number; readonly param: string | null };
}

export const account: Given = ['an account'];

function refusal(status: number, kind: ErrorKind, message: string, param: string | null = null) {
  const error = { message: like(message), type: 'invalid_request', ...(status === 422 && { param }) };
  return { status, answer: { error }, error: { kind, status, param } };
}

/** The call as it succeeds, as it is refused for its key, for an id that nothing has, and for what it says or what the state is. */
function outcomesOf({ name, given, id, answers, template = shaped(answers) as object, refuses = [], ...rest }: Operation) {
  const usual: Said = { ...(id && { id }), ...(rest.body && { body: rest.body }), ...(rest.query && { query: rest.query }) };
  const strange = exampleOf(usual) as Said;
  const outcomes: Outcome[] = [
    {
      title: `${name}, ${given[0]}`,
      given,
      ...usual,
      status: name.startsWith('create') ? 201 : 200,
      answer: template,
      result: resultOf(answers),
    },
    { title: `${name}, a wrong key`, key: 'pp_wrong', ...strange, ...refusal(401, 'authentication', 'Invalid API key supplied') },
    ...refuses.map(([why, param, otherwise]) => ({
      title: `${name}, ${why}`,
      given,
      ...usual,
      ...otherwise,
      ...refusal(422, 'validation', 'This cannot be done', param),
    })),
  ];
  if (typeof strange.id !== 'string') return outcomes;
  const unknown = { id: `${strange.id.slice(0, 2)}ZZZZZZZZZZZZ`, ...refusal(404, 'not_found', 'There is none') };
  return [...outcomes, { title: `${name}, an unknown id`, given: account, ...strange, ...unknown }];
}

interface List {
  readonly type: string;
  readonly data: readonly object[];
  readonly count: number;
  readonly _links: { readonly next?: string };
}

/** The client gives a list as a page of it. */
function resultOf(answers: object): object {
  const { type, data, count, _links } = answers as List;
  const cursor = _links.next === undefined ? null : new URL(_links.next).searchParams.get('cursor');
  return type === 'list' ? { data, count, next: cursor, prev: null } : answers;
}

/** What the client asks at the endpoint, and what it makes of the answer. */
function asked(
  { endpoint, ask }: Operation,
  { title, given, id, body, query, key = exampleKey, status, answer, ...made }: Outcome,
): Interaction {
  const [method = '', path = ''] = endpoint.split(' ');
  const told = exampleOf({ id, body, query }) as Told;
  return {
    ...made,
    title,
    given,
    method,
    path: within(path, id),
    query: query && Object.fromEntries(Object.entries(query).map(([field, value]) => [field, String(value)])),
    headers: { Authorization: within('Bearer {key}', given ? ref('key', key) : key) },
    body,
    status,
    answer: { headers: { 'X-Request-Id': like('2de44ce1-2ace-4118-922e-e53ab33f6fc7') }, body: answer },
    ask: (url) => ask(createPaypro({ apiKey: key, baseUrl: url, retries: 0 }), told),
    error: made.error && { ...made.error, name: 'PayproError', operation: endpoint },
  };
}

/** A spec of these operations. */
export function specOf(name: string, operations: readonly Operation[]): void {
  const interactions = operations.flatMap((operation) => outcomesOf(operation).map((outcome) => asked(operation, outcome)));
  pactSpec('paypro', name, interactions);
}

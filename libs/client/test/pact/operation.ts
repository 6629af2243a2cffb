import { MatchersV3 } from '@pact-foundation/pact';
import type { operations } from '@paystub/contracts/paypro';
import { afterAll, describe, expect, it } from 'vitest';
import { createPaypro, type ErrorKind, type Paypro, PayproError } from '../../src/paypro/index.js';
import { key as exampleKey } from '../paypro/answers.js';
import { Draft, type Given } from './pact.js';
import { type Ref, ref, shaped, within } from './shapes.js';

const { like, reify } = MatchersV3;

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

interface Interaction extends Said {
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

/** The examples in the place of what stands for them. What is undefined is not said. */
const exampleOf = (said: object): Said => reify(JSON.parse(JSON.stringify(said))) as Said;

export const account: Given = ['an account'];

function refusal(status: number, kind: ErrorKind, message: string, param: string | null = null) {
  const error = { message: like(message), type: 'invalid_request', ...(status === 422 && { param }) };
  return { status, answer: { error }, error: { kind, status, param } };
}

/** The call as it succeeds, as it is refused for its key, for an id that nothing has, and for what it says or what the state is. */
function interactionsOf({ name, given, id, answers, template = shaped(answers) as object, refuses = [], ...rest }: Operation) {
  const usual: Said = { ...(id && { id }), ...(rest.body && { body: rest.body }), ...(rest.query && { query: rest.query }) };
  const strange = exampleOf(usual);
  const interactions: Interaction[] = [
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
  if (typeof strange.id !== 'string') return interactions;
  const unknown = { id: `${strange.id.slice(0, 2)}ZZZZZZZZZZZZ`, ...refusal(404, 'not_found', 'There is none') };
  return [...interactions, { title: `${name}, an unknown id`, given: account, ...strange, ...unknown }];
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

/** Writes the interaction down and lets the client have it: what it makes of the answer. */
async function record({ pact }: Draft, { endpoint, ask }: Operation, interaction: Interaction): Promise<unknown> {
  const { title, given, id, body, query, key = exampleKey, status, answer } = interaction;
  const [method = '', path = ''] = endpoint.split(' ');
  const told = exampleOf({ id, body, query }) as Told;
  const described = given ? pact.addInteraction().given(given[0], given[1] as never) : pact.addInteraction();
  return described
    .uponReceiving(title)
    .withRequest(method, within(path, id), (request) => {
      request.headers({ Authorization: within('Bearer {key}', given ? ref('key', key) : key) });
      if (query) request.query(Object.fromEntries(Object.entries(query).map(([field, value]) => [field, String(value)])));
      if (body) request.jsonBody(body);
    })
    .willRespondWith(status, (response) => {
      response.headers({ 'X-Request-Id': like('2de44ce1-2ace-4118-922e-e53ab33f6fc7') }).jsonBody(answer);
    })
    .executeTest(({ url }) =>
      ask(createPaypro({ apiKey: key, baseUrl: url, retries: 0 }), told).then(
        (result) => ({ result }),
        (error: unknown) => {
          if (status < 400 || !(error instanceof PayproError)) throw error;
          const { kind, status: answered, param, operation } = error;
          return { error: { kind, status: answered, param, operation } };
        },
      ),
    );
}

/** A spec of these operations: each test is an interaction, the last one holds them against the pact that is committed. */
export function specOf(name: string, operations: readonly Operation[]): void {
  const draft = new Draft(name);
  afterAll(() => draft.remove());
  const cases = operations.flatMap((operation) => interactionsOf(operation).map((interaction) => ({ ...interaction, operation })));

  describe('the client asks and understands', () => {
    it.each(cases)('$title', async ({ operation, result, error, ...interaction }) => {
      expect(await record(draft, operation, interaction)).toEqual(
        error ? { error: { ...error, operation: operation.endpoint } } : { result },
      );
    });
  });

  it('the committed pact has all of that, and nothing else', () => {
    expect(draft.complaint(cases.length)).toBeUndefined();
  });
}

import { MatchersV3 } from '@pact-foundation/pact';
import type { operations } from '@paystub/contracts/paystar';
import { createPaystar, type ErrorKind, type Paystar } from '../../../src/paystar/index.js';
import { type Given, type Interaction, pactSpec } from '../../pact/interaction.js';
import { exampleOf, type Ref, ref, within } from '../../pact/refs.js';
import { answered, key as exampleKey } from '../answers.js';
import { shaped } from './shapes.js';

const { like } = MatchersV3;

type Ask = (paystar: Paystar, told: Told) => Promise<unknown>;

/** What a call says, and what there is before. Where the provider state makes a part of it, that part is a `ref`. */
interface Said {
  readonly given?: Given;
  readonly ask?: Ask;
  readonly id?: Ref | string;
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
}

/** The same as the client is told it: with the examples. What a refused call says may be of any type. */
interface Told {
  readonly id: string;
  readonly body: never;
  readonly query: never;
}

export interface Operation extends Said {
  readonly name: keyof operations;
  /** `POST /integrations/embedded/initiate` */
  readonly endpoint: string;
  readonly ask: Ask;
  readonly given: Given;
  /** An example of the `data` that is answered. */
  readonly answers: object | null;
  /** Other ways to do it: what is said or given otherwise than usual, and what is answered then. */
  readonly succeeds?: readonly (readonly [how: string, otherwise: Said & { readonly answers?: object }])[];
  /** What it is refused with 400 for: why, all that is to blame, and what is said or given otherwise than usual. */
  readonly refuses: readonly (readonly [why: string, properties: readonly string[], otherwise: Said])[];
  /** What a query misses. */
  readonly misses?: readonly [why: string, otherwise: Said];
}

interface Outcome extends Said {
  readonly title: string;
  /** A wrong one, else the one that the provider state made. */
  readonly key?: string;
  readonly status: number;
  readonly answer: object;
  readonly result?: unknown;
  readonly error?: { readonly kind: ErrorKind; readonly status: number; readonly errors: readonly object[] };
}

/** Nothing but a key and the business unit that everything is asked of. */
export const businessUnit: Given = ['a business unit'];

function refusal(status: number, kind: ErrorKind, properties: readonly string[]) {
  const items = properties.map((propertyName) => ({ propertyName, errorMessage: 'It cannot be done.' }));
  const errors = items.map(({ propertyName, errorMessage }) => ({ propertyName, errorMessage: like(errorMessage) }));
  const answer = { hasErrors: true, errors, data: null };
  return { status, answer, error: { kind, status, errors: items.map((item) => ({ ...item, item })) } };
}

/** What the client makes of an answer is its data; of an event's it makes nothing. */
const success = (answers: object | null) => ({ status: 200, answer: answered(shaped(answers) as object), result: answers ?? undefined });

/** The call as it succeeds, as it is refused for its key, for what it says or what there is, and as it misses. */
function outcomesOf({ name, answers, succeeds = [], refuses, misses, ...usual }: Operation): readonly Outcome[] {
  const { given } = usual;
  const outcomes: Outcome[] = [
    { title: `${name}, ${given[0]}`, ...usual, ...success(answers) },
    ...succeeds.map(([how, { answers: others = answers, ...otherwise }]) => ({
      title: `${name}, ${how}`,
      ...usual,
      ...otherwise,
      ...success(others),
    })),
    { title: `${name}, a wrong key`, ...strange(usual), key: 'wrong_key', ...refusal(401, 'authentication', ['']) },
    ...refuses.map(([why, properties, otherwise]) => ({
      title: `${name}, ${why}`,
      ...usual,
      ...otherwise,
      ...refusal(400, 'validation', properties),
    })),
  ];
  if (!misses) return outcomes;
  const [why, otherwise] = misses;
  return [...outcomes, { title: `${name}, ${why}`, ...usual, ...otherwise, ...refusal(404, 'not_found', ['']) }];
}

/** The same call where nothing has been made for it. */
const strange = ({ id, body, query }: Said): Said => exampleOf({ id, body, query });

/** What the client asks at the endpoint, and what it makes of the answer. */
function asked(operation: Operation, outcome: Outcome): Interaction {
  const { given, id, body, query, key = exampleKey, ask = operation.ask, status, answer, title, result, error } = outcome;
  const [method = '', path = ''] = operation.endpoint.split(' ');
  const told = exampleOf({ id, body, query }) as Told;
  return {
    title,
    given,
    method,
    path: within(path, id),
    query,
    headers: { 'X-Paystar-Api-Key': given ? ref('key', key) : key },
    body: body && sent(body),
    status,
    answer: { body: answer },
    ask: (url) => ask(createPaystar({ apiKey: key, baseUrl: url, retries: 0 }), told),
    result,
    error: error && { ...error, name: 'PaystarError', operation: operation.endpoint },
  };
}

/** The payload of an event goes as text. */
const sent = (body: object): object => ('payload' in body ? { ...body, payload: JSON.stringify(body.payload) } : body);

/** A spec of these operations. */
export function specOf(name: string, operations: readonly Operation[]): void {
  const interactions = operations.flatMap((operation) => outcomesOf(operation).map((outcome) => asked(operation, outcome)));
  pactSpec('paystar', name, interactions);
}

import { MatchersV3 } from '@pact-foundation/pact';
import type { operations } from '@paystub/contracts/paystand';
import { createPaystand, type ErrorKind, type Paystand } from '../../../src/paystand/index.js';
import { type FileOnDisk, type Given, type Interaction, pactSpec } from '../../pact/interaction.js';
import { exampleOf, filled, type Ref, ref, within } from '../../pact/refs.js';
import { credentials, token } from '../kit/access.js';
import { ref as reference } from '../kit/envelopes.js';
import { referenceForm, shaped } from './shapes.js';

const { like, regex } = MatchersV3;

type Ask = (paystand: Paystand, told: Told) => Promise<unknown>;

/** What a call says, and what there is before. Where the provider state makes a part of it, that part is a `ref`. */
interface Said {
  readonly given?: Given;
  readonly ask?: Ask;
  /** What stands in its path, by its name there. */
  readonly ids?: Readonly<Record<string, Ref | string>>;
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
  readonly file?: Interaction['file'];
}

/** The same as the client is told it: with the examples. What a refused call says may be of any type. */
interface Told {
  readonly ids: readonly [string, string];
  readonly body: never;
}

/** How a call is refused: the status, the code, and the field to blame where there is one. */
type Refusal = readonly [status: number, code: string, parameter?: string | undefined, detailCode?: string];

export interface Operation extends Said {
  readonly name: keyof operations;
  /** `GET /payments/{paymentId}` */
  readonly endpoint: string;
  readonly ask: Ask;
  readonly given: Given;
  /** An example of the answer: JSON, a file, or nothing at all. Where its own shape would not do, a template too. */
  readonly answers?: object;
  readonly template?: object;
  readonly sends?: FileOnDisk;
  /** Other ways to do it: what is said or given otherwise than usual, and what is answered then. */
  readonly succeeds?: readonly (readonly [how: string, otherwise: Said & { readonly answers?: object }])[];
  /** What it is refused for: why, how, and what is said or given otherwise than usual. */
  readonly refuses?: readonly (readonly [why: string, refusal: Refusal, otherwise?: Said])[];
}

interface Outcome extends Said {
  readonly title: string;
  /** A wrong one, else the one that the provider state made. */
  readonly token?: string;
  readonly status: number;
  readonly answer: Interaction['answer'];
  readonly result?: unknown;
  readonly error?: object;
}

/** Nothing but a merchant with credentials. */
export const merchant: Given = ['a merchant'];
/** Looks like an id, and is none. */
export const unknown = 'zzzzzzzzzzzzzzzzzzzzzzzz';

const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  402: 'paymentRequired',
  404: 'notFound',
  422: 'unprocessableEntity',
};
const kinds: Readonly<Record<number, ErrorKind>> = { 401: 'authentication', 402: 'declined', 404: 'not_found' };

export function refusal([status, code, parameter, detailCode = '']: Refusal) {
  const blamed = parameter === undefined ? {} : { parameter };
  const details = { code, detailCode: detailCode === '' ? like('') : detailCode, description: like('It cannot be done.'), ...blamed };
  const words = { type: like('requestError'), description: like('There was a problem with the request.') };
  const error = { name: names[status], status: String(status), ...words, details, ref: regex(referenceForm, reference) };
  const facts = { kind: kinds[status] ?? 'validation', status, code, detailCode, parameter: parameter ?? null, ref: reference };
  return { status, answer: { body: { error } }, error: facts };
}

interface List {
  readonly results?: readonly object[];
  readonly count?: number;
}

/** The client gives a list as a page of it. */
const resultOf = (answers: object | undefined): unknown => {
  const { results, count } = (answers ?? {}) as List;
  return results ? { data: results, count, next: null } : answers;
};

function success({
  answers,
  template,
  sends,
}: Pick<Operation, 'answers' | 'template' | 'sends'>): Pick<Outcome, 'status' | 'answer' | 'result'> {
  if (sends) {
    const disposition = regex('^attachment; filename="[^"]+"$', 'attachment; filename="invoice.pdf"');
    return { status: 200, answer: { headers: { 'Content-Disposition': disposition }, file: sends }, result: answers };
  }
  if (!answers) return { status: 204, answer: {}, result: undefined };
  return { status: 200, answer: { body: template ?? shaped(answers) }, result: resultOf(answers) };
}

/** The call as it succeeds, as it is refused for its token, for what it says or what there is, and for ids that nothing has. */
function outcomesOf(operation: Operation): readonly Outcome[] {
  const { name, given, answers, succeeds = [], refuses = [], ...usual } = operation;
  const wrongToken = { title: `${name}, a wrong token`, ...strange(usual), token: 'wrong_token' };
  return [
    { title: `${name}, ${given[0]}`, given, ...usual, ...success(operation) },
    ...succeeds.map(([how, { answers: others = answers, ...otherwise }]) => ({
      title: `${name}, ${how}`,
      given,
      ...usual,
      ...otherwise,
      ...success(others ? { answers: others } : {}),
    })),
    { ...wrongToken, ...refusal([401, 'insufficientResourceAccess']) },
    ...refuses.map(([why, refused, otherwise]) => ({ title: `${name}, ${why}`, given, ...usual, ...otherwise, ...refusal(refused) })),
  ];
}

/** The same call where nothing has been made for it. */
const strange = ({ ids, body, query, file }: Said): Said => ({ ...exampleOf({ ids, body, query }), ...(file && { file }) });

/** A client that has its token already, from elsewhere. */
const clientAt = (url: string, access_token: string): Paystand => {
  const tokens = `${url}/oauth/token`;
  const answer = (request: Request) => (request.url === tokens ? Response.json({ ...token, access_token }) : fetch(request));
  return createPaystand({ ...credentials, baseUrl: url, retries: 0, fetch: async (request) => answer(request) });
};

/** What the client asks at the endpoint, and what it makes of the answer. */
function asked(operation: Operation, outcome: Outcome): Interaction {
  const { endpoint } = operation;
  const { given, ask = operation.ask, ids = {}, body, query, file, token: wrong, title, error, ...rest } = outcome;
  const [method = '', path = ''] = endpoint.split(' ');
  const told = exampleOf({ ids, body }) as { readonly ids: Readonly<Record<string, string>>; readonly body: never };
  const access = wrong ?? token.access_token;
  return {
    ...rest,
    title,
    given,
    method,
    path: filled(path, ids),
    query,
    headers: {
      Authorization: within('Bearer {token}', given ? ref('token', access) : access),
      'X-CUSTOMER-ID': given ? ref('customerId', credentials.customerId) : credentials.customerId,
    },
    body,
    ...(file && { file }),
    ask: (url) => ask(clientAt(url, access), { ids: Object.values(told.ids) as unknown as Told['ids'], body: told.body }),
    ...(error && { error: { ...error, name: 'PaystandError', operation: endpoint } }),
  };
}

/** A spec of these operations. */
export function specOf(name: string, operations: readonly Operation[]): void {
  pactSpec(
    'paystand',
    name,
    operations.flatMap((operation) => outcomesOf(operation).map((outcome) => asked(operation, outcome))),
  );
}

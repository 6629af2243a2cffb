import { differences } from './match.js';
import type { Matcher } from './matchers.js';
import type { AnswerOf, Expected, RefusalFacts } from './operation.js';
import type { Session } from './session.js';
import { type Exchange, Failure } from './wire/http.js';

/** What was seen in one place of an account. */
export interface Witness {
  readonly place: string;
  readonly held: unknown;
}

/** What is made of what was found in an answer; nothing, where nothing was. */
export type Complaint = (finding: string | undefined, exchange: Exchange) => Failure | undefined;

const anyFinding: Complaint = (finding, exchange) => (finding === undefined ? undefined : new Failure(finding, exchange));

/** How a provider's answers look where a rule does not know it, and where a refused request would show that it moved something. */
export interface Refusals {
  readonly status: Matcher;
  readonly successStatus: Matcher;
  readonly envelope: (status: number | undefined, facts: RefusalFacts) => unknown;
  /** Looks that together show what an account holds. */
  readonly witnesses: () => Promise<readonly Witness[]>;
  /** Whether it is looked at already, around this request and others. */
  readonly isWatched: () => boolean;
}

/** A request to be sent once, on the first look at its answer. */
export class Call<Op> {
  #exchange: Promise<Exchange> | undefined;

  constructor(
    private readonly transmit: () => Promise<Exchange>,
    private readonly session: Pick<Session, 'assertions'>,
    private readonly refusals: Refusals,
    private readonly complaint: Complaint = anyFinding,
  ) {}

  /** The bare answer, whatever it is. */
  exchange(): Promise<Exchange> {
    this.#exchange ??= this.transmit();
    return this.#exchange;
  }

  /** The answer has this status and holds at least this. */
  async answers<Status extends number>(status: Status, expected?: Expected<AnswerOf<Op, Status>>): Promise<AnswerOf<Op, Status>> {
    const exchange = await this.exchange();
    this.#assert(exchange, [
      ...statusDifferences(exchange, status),
      ...(expected === undefined ? [] : differences(exchange.body, expected)),
    ]);
    return exchange.body as AnswerOf<Op, Status>;
  }

  /** The answer is a success, whatever its status, and holds at least this. */
  async succeeds(expected?: Expected<AnswerOf<Op, 200>>): Promise<AnswerOf<Op, 200>> {
    const exchange = await this.exchange();
    this.#assert(exchange, [
      ...differences(exchange.status, this.refusals.successStatus, 'status'),
      ...(expected === undefined ? [] : [...jsonOf(exchange), ...differences(exchange.body, expected)]),
    ]);
    return exchange.body as AnswerOf<Op, 200>;
  }

  /** The answer has this status and nothing else. */
  async answersNothing(status: number): Promise<void> {
    const exchange = await this.exchange();
    this.#assert(exchange, [...statusOf(exchange, status), ...differences(exchange.text, '', 'body')]);
  }

  /** The answer has this status and is of this type; its bytes, whatever they are. */
  async answersBytes(status: number, contentType: string): Promise<Uint8Array> {
    const exchange = await this.exchange();
    const { headers, bytes } = exchange;
    this.#assert(exchange, [...statusOf(exchange, status), ...differences(headers.get('content-type'), contentType, 'Content-Type')]);
    return bytes;
  }

  /** The answer is the provider's refusal with this status and these facts, and nothing has moved. */
  async refuses(status: number, facts: RefusalFacts = {}): Promise<void> {
    const exchange = await this.movesNothing();
    this.#assert(exchange, [...statusDifferences(exchange, status), ...differences(exchange.body, this.refusals.envelope(status, facts))]);
  }

  /** The request is refused for what it asks, whatever the status, and nothing has moved. */
  async isRefused(facts: RefusalFacts = {}): Promise<void> {
    const exchange = await this.movesNothing();
    const status = differences(exchange.status, this.refusals.status, 'status');
    this.#assert(exchange, [...status, ...differences(exchange.body, this.refusals.envelope(undefined, facts))]);
  }

  /**
   * The bare answer, sent for between two looks at the account that saw the same. A call whose answer was looked at before has gone out
   * already, among others perhaps.
   */
  async movesNothing(): Promise<Exchange> {
    if (this.#exchange || this.refusals.isWatched()) return this.exchange();
    const before = await this.refusals.witnesses();
    const exchange = await this.exchange();
    const after = await this.refusals.witnesses();
    const moved = movedBetween(before, after);
    if (moved.length > 0) throw new Failure(`a refused request moved something:\n${moved.join('\n')}`, exchange);
    return exchange;
  }

  #assert(exchange: Exchange, found: readonly string[]): void {
    this.session.assertions += 1;
    const failure = this.complaint(found.length > 0 ? found.join('\n') : undefined, exchange);
    if (failure) throw failure;
  }
}

/** What one look saw otherwise than the other. */
export const movedBetween = (before: readonly Witness[], after: readonly Witness[]): readonly string[] =>
  before.flatMap(({ place, held }, index) => differences(after[index]?.held, held, place, true));

const statusOf = ({ status }: Exchange, expected: number): readonly string[] =>
  status === expected ? [] : [`expected status ${expected}, got ${status}`];

const jsonOf = ({ text, body }: Exchange): readonly string[] =>
  body === undefined ? [`expected JSON, got ${JSON.stringify(text.slice(0, 100))}`] : [];

const statusDifferences = (exchange: Exchange, expected: number): readonly string[] => [
  ...statusOf(exchange, expected),
  ...jsonOf(exchange),
];

import type { Commit, Firing, World } from '@paystub/mock-kernel';
import type { Links } from '../api/operation.js';
import { Ledger } from '../files/ledger.js';
import { machineNow } from '../machine.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { Dispatcher } from '../webhooks/dispatcher.js';
import { DeliveryLog } from '../webhooks/log.js';
import type { RequestEntry } from './entry.js';
import { Journal } from './journal.js';
import { derive } from './seeds.js';

/** The longest that a timer of the machine can wait. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The clock cannot be set back, because something has happened in the world. */
export class ClockGoesBack extends Error {}

/** A world in this process: its value, and what hangs beside it and is never forked: journal, deliveries under way, timer, page token. */
export class WorldHost {
  readonly createdAt = machineNow();
  /** Whether its clock runs with the machine's from the start, and so again after a reset. */
  startsAtPresent = false;
  /** Whether another world may have its id once it is dropped. */
  recurs = true;
  /** The credential per provider. */
  readonly credentials: Record<string, string> = {};
  /** What was declared with the credentials, per provider. */
  readonly declared: Record<string, Readonly<Record<string, string>>> = {};
  /** What has fired in the advance under way, if there is one: requests are served at the clock of that moment. */
  fired: Firing[] | undefined;
  /** Its number among the worlds that were kept; 0 until it is. */
  number = 0;
  private journal: Journal<RequestEntry> | undefined;
  private deliveries: DeliveryLog | undefined;
  private ledger: Ledger | undefined;
  private dispatching: Dispatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  private token: string | undefined;
  private links: Record<string, Links> | undefined;
  private isGone = false;

  constructor(
    readonly id: string,
    readonly world: World,
    readonly sandbox: Sandbox,
    /** Counts its page tokens, those of worlds of the same id before it included. */
    private generation = 0,
  ) {}

  get requests(): Journal<RequestEntry> {
    this.journal ??= new Journal<RequestEntry>(this.sandbox.journalBudget);
    return this.journal;
  }

  get log(): DeliveryLog {
    this.deliveries ??= new DeliveryLog(this.sandbox.journalBudget);
    return this.deliveries;
  }

  get dispatcher(): Dispatcher {
    this.dispatching ??= new Dispatcher(this);
    return this.dispatching;
  }

  get now(): number {
    return this.world.now(machineNow());
  }

  get pageGeneration(): number {
    return this.generation;
  }

  /** What keeps a browser in this world: nobody guesses it, and `reset` replaces it. */
  get pageToken(): string {
    if (this.token === undefined) {
      this.token = derive(this.sandbox.seed, `page/${this.id}/${this.generation}`, 24);
      if (this.number > 0) this.sandbox.worlds.tokens.set(this.token, this);
    }
    return this.token;
  }

  /** What goes with its credential of a provider. */
  factsOf({ provider, credentials }: AnyMock): Readonly<Record<string, string>> {
    return { ...credentials.facts?.(this.credentials[provider] ?? ''), ...this.declared[provider] };
  }

  linksOf(provider: string): Links {
    this.links ??= {};
    return (this.links[provider] ??= this.makeLinks(provider));
  }

  /** From now on the world stays, and its pages can be opened. */
  keep(number: number): void {
    this.number = number;
    if (this.token !== undefined) this.sandbox.worlds.tokens.set(this.token, this);
  }

  /** Runs everything that is due by now. Deliveries go out and are not waited for. */
  catchUp(): number {
    const now = this.now;
    if ((this.world.dueAt ?? Number.POSITIVE_INFINITY) > now) return now;
    while (this.fire(now));
    return now;
  }

  /** Runs the earliest due work, if it is due at or before `limit`, and sends what it made ready. */
  fire(limit: number): Firing | undefined {
    const firing = this.world.fire(limit);
    if (!firing) return undefined;
    if ('error' in firing) this.sandbox.reporter.bug(`job ${firing.job} of ${firing.id}`, firing.error);
    this.fired?.push(firing);
    this.dispatch(firing.commit);
    return firing;
  }

  /** Sends what a commit made ready and wakes for what it made due. */
  committed(commit: Commit<unknown>): void {
    this.dispatch(commit);
    this.wake();
  }

  private dispatch(commit: Commit<unknown>): void {
    const { fileRecords, spool } = this.sandbox;
    if (fileRecords.size > 0) (this.ledger ??= new Ledger(spool, fileRecords)).note(commit.changes);
    if (commit.events.length > 0 || commit.dropped.length > 0 || commit.ready.length > 0) this.dispatcher.take(commit);
  }

  /** Sets the clock; the timer is set anew, because it counts in the machine's time. Throws where the world does not let it go back. */
  setClock(now: number, frozen: boolean): void {
    if (!this.world.setClock(now, frozen, machineNow())) throw new ClockGoesBack(`${this.id} does not go back to ${now}`);
    if (!frozen) this.dispatching?.settleArrived();
    this.sleep();
    this.wake();
  }

  /** Sets the timer of a running world for its earliest due work. */
  wake(): void {
    const due = this.world.dueAt;
    const isNeeded = due !== undefined && !this.world.frozen && !this.fired && !this.isGone;
    if (isNeeded && due >= this.timerAt) return;
    this.sleep();
    if (!isNeeded) return;
    this.timerAt = due;
    this.timer = setTimeout(() => this.ring(), Math.min(Math.max(due - this.now, 0), LONGEST_TIMER));
    this.timer.unref();
  }

  /** Back to the fixtures: clock (the present, where nobody chose another), ids, journal and page token included; what is under way belongs to the past. */
  reset(): void {
    this.world.reset(machineNow());
    if (this.startsAtPresent) this.world.setClock(Math.floor(machineNow()), false, machineNow());
    this.fired = undefined;
    this.journal?.clear();
    this.deliveries?.clear();
    this.ledger?.clear();
    this.dispatching?.forget();
    this.replaceToken();
    for (const [provider, credential] of Object.entries(this.credentials)) this.sandbox.rates.forget(`${provider}:${credential}`);
    this.sleep();
    this.wake();
  }

  /** Ends: whatever still arrives finds a world of another epoch, and no timer is set again. */
  drop(): void {
    this.isGone = true;
    this.reset();
    this.number = 0;
  }

  private ring(): void {
    this.sleep();
    this.catchUp();
    this.wake();
  }

  private sleep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerAt = Number.POSITIVE_INFINITY;
  }

  private replaceToken(): void {
    if (this.token === undefined) return;
    this.sandbox.worlds.tokens.delete(this.token);
    this.token = undefined;
    this.links = undefined;
    this.generation++;
  }

  private makeLinks(provider: string): Links {
    const mock = this.sandbox.mockOf(provider) as AnyMock;
    const api = this.sandbox.urlOf(provider);
    const origin = api.slice(0, api.length - (mock.basePath ?? '').length);
    return { api, pages: `${origin}/~${this.pageToken}`, token: this.pageToken, facts: this.factsOf(mock) };
  }
}

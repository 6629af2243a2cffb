import { responses } from '@paystub/contracts/paystand/responses';
import { Blueprint, Fault, World } from '@paystub/mock-kernel';
import { render } from '../../src/faults.js';
import { createPaystandMock } from '../../src/index.js';
import { defaultSettings, type Settings } from '../../src/settings/settings.js';
import type { Tx } from '../../src/state.js';

/** A Friday, ten in the morning in Los Angeles. */
const friday = Date.UTC(2026, 0, 30, 18);
const DAY = 86_400_000;
const facts = { customerId: 'merchant_spec' };
const links = { api: 'https://api.test/v3', pages: 'https://api.test/~token', token: 'token', facts };

const { definition, operations, actions } = createPaystandMock();
const blueprint = new Blueprint([definition]);

/** A refusal in short: its status, detailCode or code, parameter, and the rule that it stands for. */
function refusalOf(error: unknown): string {
  if (!(error instanceof Fault)) throw error;
  const { status, body, rule } = render(error, '');
  const { code, detailCode, parameter = '' } = body.error.details;
  return [status, detailCode || code, parameter, rule?.replace('paystand.', '')].filter(Boolean).join(' ');
}

/** A world of its own with a frozen clock, without a socket. Its webhooks are on, so that events are kept. */
export class Engine {
  readonly world = new World(blueprint, { seed: 'spec', now: friday, machine: 0, frozen: true });
  private time = friday;

  constructor(settings: Partial<Settings>) {
    const webhooks = { enabled: true, urls: ['http://127.0.0.1:9/'], timeoutMs: 1000 };
    this.change({ ...defaultSettings, webhooks, ...settings });
  }

  change(settings: Partial<Settings>): void {
    this.world.changeSettings('paystand', this.time, { ...this.world.settings('paystand'), ...settings });
  }

  run<R>(work: (tx: Tx) => R): R {
    return this.world.transact<Tx, R>('paystand', this.time, work).result;
  }

  /** Calls an operation past the checks before it; its answer is as documented; a refusal is told in short, and has changed nothing. */
  call<R>(name: keyof typeof responses, request: object = {}): R {
    const body = this.tried<R>((tx) => operations[name](tx, { params: {}, query: {}, body: {}, files: [], links, ...request }).body);
    const validate = responses[name][200];
    if (typeof body !== 'string' && !validate?.(body)) throw new Error(`${name}: ${JSON.stringify(validate?.errors?.slice(0, 3))}`);
    return body;
  }

  /** What others do; a refusal is told in short. */
  act(name: string, id: string, fields: object = {}): string | undefined {
    const action = actions.find((one) => one.name === name);
    if (!action) throw new Error(`there is no action ${name}`);
    return this.tried((tx) => {
      const record = tx[action.on as 'payments'].get(id) as never;
      const state = action.state(record, tx.now);
      if (!action.from.includes(state)) throw new Fault('invalid', { parameter: state });
      action.run(tx, record, fields as Readonly<Record<string, unknown>>);
      return undefined;
    });
  }

  /** Lets time pass; says what happened by itself, and when. */
  wait(days: number): readonly (readonly [job: string, at: string])[] {
    this.time += days * DAY;
    const fired: [job: string, at: string][] = [];
    for (let firing = this.world.fire(this.time); firing; firing = this.world.fire(this.time)) {
      if (firing.error) throw firing.error;
      fired.push([firing.job, new Date(firing.at).toISOString().slice(0, 16)]);
    }
    return fired;
  }

  private tried<R>(work: (tx: Tx) => R): R {
    this.wait(0);
    const { state } = this.world;
    try {
      return this.run(work);
    } catch (error) {
      const refusal = refusalOf(error);
      if (this.world.state !== state) throw new Error('a refusal changed something', { cause: error });
      return refusal as R;
    }
  }
}

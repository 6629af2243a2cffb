import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Verifier } from '@pact-foundation/pact';
import { routes } from '@paystub/contracts/paypro';
import { paypro } from '@paystub/contracts/paypro/rules';
import type { Listening } from '@paystub/contracts/paypro/situations';
import { openStage } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';

// No report of use, no broker, no filter: what is verified are the committed pacts, in whole.
for (const name of Object.keys(process.env)) if (name.startsWith('PACT_')) delete process.env[name];
process.env.PACT_DO_NOT_TRACK = 'true';

interface Interaction {
  readonly type: 'Synchronous/HTTP' | 'Asynchronous/Messages';
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string }[];
  readonly response?: { readonly status: number };
}

const folder = join(dirname(createRequire(import.meta.url).resolve('@paystub/contracts/paypro')), 'pacts');
const files = readdirSync(folder).map((name) => join(folder, name));
const dir = mkdtempSync(join(tmpdir(), 'paystub-pact-'));
const interactionsIn = (file: string): readonly Interaction[] => JSON.parse(readFileSync(file, 'utf8')).interactions;
const isOfMessages = (file: string) => interactionsIn(file).every(({ type }) => type === 'Asynchronous/Messages');
const statesOf = ({ providerStates = [] }: Interaction) => providerStates.map(({ name }) => name);

/** `getPayment 404` for each call. */
const asked = files.flatMap(interactionsIn).map(({ description, response }) => `${description.split(',')[0]} ${response?.status}`);

type Fields = Readonly<Record<string, unknown>>;
type Stage = Awaited<ReturnType<typeof openAccount>>;

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPayproMock());
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  return mock.stop();
});

async function openAccount() {
  const key = mock.freshKey();
  const target = { url: mock.url, control: mock.control, freshAccounts: true, reachesLoopback: true, credential: () => key };
  return { ...(await openStage(paypro, target)), key };
}

/** What follows on a situation before a webhook tells of it. */
const sequels: Readonly<Record<string, (stage: Stage, id: string, fields: never) => Promise<unknown>>> = {
  'the customer moves': ({ api }, id, body) => api.updateCustomer({ id, body }).answers(200),
  'the subscription is resumed': ({ api }, id) => api.resumeSubscription({ id }).answers(200),
  'the subscription is updated': ({ api }, id, body) => api.updateSubscription({ id, body }).answers(200),
  'the plan is resumed': ({ api }, id) => api.resumeInstallmentPlan({ id }).answers(200),
  'the plan is updated': ({ api }, id, body) => api.updateInstallmentPlan({ id, body }).answers(200),
  'the last of the plan is paid': async ({ api, control }, id) => {
    const { data } = await api.listInstallmentPlanPeriods({ id }).answers(200);
    await control.act('settle', { id: data[0]?.payments.data[0]?.id ?? '' });
  },
};

/** Provider states in an account of their own each: "a paid payment" is the situation `aPaidPayment`. */
class Scene {
  /** States that could not be made. Pact goes on without them. */
  readonly broken: string[] = [];
  #stage: Stage | undefined;
  #made: Fields = {};
  #listening: Listening | undefined;

  constructor(private readonly listens: boolean) {}

  /** What it answers goes into the request, where the pact has a place for it. */
  async setUp(state: string, fields: Fields = {}): Promise<Fields> {
    try {
      const stage = (this.#stage ??= await this.#begin());
      const sequel = sequels[state];
      if (sequel) await sequel(stage, String(this.#made.id), fields as never);
      else if (state !== 'an account') this.#made = await this.#situation(stage, state, fields);
      const { data } = await stage.api.listEvents({ query: { limit: 1 } }).answers(200);
      return { ...this.#made, event: data[0]?.id, key: stage.key };
    } catch (error) {
      this.broken.push(`${state}: ${error}`);
      throw error;
    }
  }

  async tearDown(): Promise<void> {
    const stage = this.#stage;
    this.#stage = undefined;
    await stage?.close();
  }

  /** The webhook of this type, as it came in. */
  async delivered(type: string): Promise<unknown> {
    if (!this.#listening) throw new Error('no webhook listens');
    const { headers, raw } = await this.#listening.first(type);
    const metadata = { 'PayPro-Signature': headers['paypro-signature'], 'PayPro-Timestamp': headers['paypro-timestamp'] };
    return { __pactMessageMetadata: { ...metadata, contentType: headers['content-type'] }, message: Buffer.from(raw).toString() };
  }

  async #begin(): Promise<Stage> {
    const stage = await openAccount();
    this.#listening = this.listens ? await stage.given.aListeningWebhook() : undefined;
    return stage;
  }

  async #situation({ given }: Stage, state: string, fields: Fields): Promise<Fields> {
    const name = state.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
    const situation = (given as Readonly<Record<string, unknown>>)[name];
    if (typeof situation !== 'function') throw new Error(`there is no situation ${name}`);
    return situation(name === 'severalPayments' ? fields.count : fields);
  }
}

interface Verified {
  readonly interactionResults: readonly { readonly description: string; readonly result: string; readonly mismatch?: unknown }[];
}

async function verify(file: string): Promise<{ readonly results: Verified['interactionResults']; readonly broken: readonly string[] }> {
  const scene = new Scene(isOfMessages(file));
  const interactions = interactionsIn(file);
  const handler = (state: string) => ({
    setup: (fields: unknown) => scene.setUp(state, fields as Fields) as Promise<never>,
    teardown: () => scene.tearDown(),
  });
  const verifier = new Verifier({
    provider: 'paypro',
    providerBaseUrl: mock.url,
    pactUrls: [file],
    logLevel: 'error',
    stateHandlers: Object.fromEntries(interactions.flatMap(statesOf).map((state) => [state, handler(state)])),
    messageProviders: Object.fromEntries(interactions.map(({ description }) => [description, () => scene.delivered(description)])),
  });
  const report = await verifier.verifyProvider().catch((error: Error) => error.message);
  return { results: (JSON.parse(report) as Verified).interactionResults, broken: scene.broken };
}

describe('the mock gives what the client counts on', () => {
  it.each(files.map((file) => [basename(file, '.json'), file] as const))('%s', async (_, file) => {
    const { results, broken } = await verify(file);
    expect(broken).toEqual([]);
    expect(results.filter(({ result }) => result !== 'OK')).toEqual([]);
    expect(results.map(({ description }) => description).sort()).toEqual(interactionsIn(file).map(({ description }) => description));
  });

  it.each(routes)('$operationId is asked for as it succeeds and as it is refused', ({ operationId, path }) => {
    const statuses = [operationId.startsWith('create') ? 201 : 200, 401, ...(path.includes('{id}') ? [404] : [])];
    expect(asked).toEqual(expect.arrayContaining(statuses.map((status) => `${operationId} ${status}`)));
  });

  it('and is found out where it does not', async () => {
    const { interactions, ...pact } = JSON.parse(readFileSync(join(folder, 'payments.json'), 'utf8'));
    const kept = interactions.find(({ description }: Interaction) => description === 'getPayment, a paid payment');
    const changed = (change: object) => ({ ...kept, response: { ...kept.response, ...change } });
    const content = { ...kept.response.body.content, amount: 2501 };
    const broken = [
      changed({ status: 202 }),
      changed({ body: { ...kept.response.body, content } }),
      { ...kept, providerStates: [{ name: 'a wish' }] },
    ];
    for (const interaction of broken) {
      const file = join(dir, 'pact.json');
      writeFileSync(file, JSON.stringify({ ...pact, interactions: [interaction] }));
      expect((await verify(file)).results).toMatchObject([{ result: 'Error' }]);
    }
  });
});

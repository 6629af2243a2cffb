import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Verifier } from '@pact-foundation/pact';
import type { TestMock } from '../start-mock.js';
import type { Pact } from './pacts.js';
import { type Fields, Scene, type Staging } from './scene.js';
import type { Spoilt } from './spoilt.js';

// No report of use, no broker, no filter, no proxy: what is verified are the committed pacts, in whole, on this machine.
for (const name of Object.keys(process.env)) if (/^PACT_|_PROXY$/i.test(name)) delete process.env[name];
process.env.PACT_DO_NOT_TRACK = 'true';

interface Result {
  readonly description: string;
  readonly result: string;
  readonly mismatch?: unknown;
}

export interface Verdict {
  /** The descriptions of what holds, sorted. */
  readonly holds: readonly string[];
  readonly fails: readonly Result[];
  /** States that could not be made. Pact goes on without them. */
  readonly broken: readonly string[];
}

/** What comes of a pact of which everything holds. */
export const allHolds = ({ interactions }: Pact): Verdict => ({
  holds: interactions.map(({ description }) => description).toSorted(),
  fails: [],
  broken: [],
});

/** Holds the mock against a pact, each interaction in an account of its own. */
export async function verifyPact<Ops, Given>(
  { file, interactions }: Pick<Pact, 'file' | 'interactions'>,
  mock: TestMock,
  staging: Staging<Ops, Given>,
): Promise<Verdict> {
  const broken: string[] = [];
  const isOfMessages = interactions.every(({ type }) => type === 'Asynchronous/Messages');
  let scene: Promise<Scene<Ops, Given>> | undefined;
  const setup = async (state: string, fields: Fields) => {
    try {
      scene ??= Scene.open(staging, mock, isOfMessages);
      return await (await scene).setUp(state, fields);
    } catch (error) {
      broken.push(`${state}: ${error}`);
      throw error;
    }
  };
  const teardown = async () => {
    const over = scene;
    scene = undefined;
    await (await over)?.close();
  };
  const handlers = (state: string) => ({ setup: (fields: unknown) => setup(state, (fields ?? {}) as Fields) as Promise<never>, teardown });
  const states = interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name));
  const verifier = new Verifier({
    provider: staging.dialect.provider,
    providerBaseUrl: mock.url,
    pactUrls: [file],
    logLevel: 'error',
    stateHandlers: Object.fromEntries(states.map((state) => [state, handlers(state)])),
    messageProviders: Object.fromEntries(
      interactions.map(({ description }) => [description, async () => (await scene)?.delivered(description)]),
    ),
  });
  const report = await verifier.verifyProvider().catch((error: Error) => error.message);
  const results: readonly Result[] = JSON.parse(report).interactionResults;
  const holds = results.filter(({ result }) => result === 'OK').map(({ description }) => description);
  return { holds: holds.toSorted(), fails: results.filter(({ result }) => result !== 'OK'), broken };
}

/** What comes of a pact in which there is nothing but this. */
export async function verifySpoilt<Ops, Given>(
  { pact, interaction }: Pick<Spoilt, 'pact' | 'interaction'>,
  mock: TestMock,
  staging: Staging<Ops, Given>,
): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-pact-'));
  const file = join(folder, 'pact.json');
  const interactions = [interaction];
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(pact.file, 'utf8')), interactions }));
  return verifyPact({ file, interactions }, mock, staging).finally(() => rmSync(folder, { recursive: true }));
}

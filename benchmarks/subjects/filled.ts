import { startSandbox } from '@paystub/mock-http';
import { fill, mock, provider } from './fill.js';

/** What it says once its world is full. */
export interface Filled {
  readonly port: number;
  readonly key: string;
  /** Spread over the whole set, and in no order. */
  readonly ids: readonly string[];
}

const SAMPLE = 1000;

// The sandbox with a default world of as many payments as it is told.
async function main(count: number): Promise<void> {
  const options = { port: 0, quiet: true, log: 'text', checkAnswers: false } as const;
  const { sandbox } = await startSandbox([mock], options, 'bench', () => {});
  const host = sandbox.defaultWorld;
  if (!host) throw new Error('no default world');
  const ids = fill(host.world, host.now, count);
  // A step that shares no factor with the count visits them all over the place.
  const sample = Array.from({ length: SAMPLE }, (_, i) => ids[(i * 7919 * Math.ceil(count / SAMPLE)) % count] as string);
  process.send?.({
    port: Number(new URL(sandbox.urlOf(provider)).port),
    key: host.credentials[provider] as string,
    ids: sample,
  } satisfies Filled);
}

void main(Number(process.argv[2]));

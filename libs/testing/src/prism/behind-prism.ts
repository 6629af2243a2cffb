import type { Target } from '@paystub/contracts/verifier';
import type { TestMock } from '../start-mock.js';
import { targetOf } from '../target-of.js';
import { Front, type Manners } from './front.js';
import { startPrism } from './prism.js';

/** A mock whose rules can be checked with Prism in between. */
export interface BehindPrism {
  readonly target: Target;
  readonly front: Front;
  close(): Promise<void>;
}

export async function behindPrism(mock: TestMock, manners: Manners): Promise<BehindPrism> {
  const { provider } = manners;
  const prism = await startPrism(provider, mock.url);
  const front = new Front(manners, mock.url, prism.url);
  const url = await front.listen();
  // Links lead to where the checks came in.
  mock.running.sandbox.listens(provider, url);
  const close = async () => {
    await front.close();
    await prism.close();
  };
  return { target: { ...targetOf(mock), url }, front, close };
}

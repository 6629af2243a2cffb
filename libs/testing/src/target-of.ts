import type { Target } from '@paystub/contracts/verifier';
import type { TestMock } from './start-mock.js';

/** The mock as rules see it: with a control plane, and an account of its own for each. */
export const targetOf = (mock: TestMock, credential = (): string => mock.freshKey()): Target => ({
  url: mock.url,
  control: mock.control,
  freshAccounts: true,
  reachesLoopback: true,
  credential,
});

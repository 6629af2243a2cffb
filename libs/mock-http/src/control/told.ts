import { type Commit, Fault } from '@paystub/mock-kernel';
import type { AnyMock } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { Problem } from './refusals/problem.js';

/** Does in a world what a control call says. What the provider's rules refuse is refused in their words. */
export function transactTold<R>(host: WorldHost, mock: AnyMock, work: (tx: never) => R): Commit<R> {
  try {
    return host.world.transact<never, R>(mock.provider, host.now, work);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { message } = mock.render(error, '');
    throw new Problem(
      400,
      'invalid-request',
      'The body does not fit this world',
      `${message.replace(/\.$/, '')}.`,
      'Name records that the world holds, and values that the provider takes.',
    );
  }
}

import { type Choice, choose } from '../../src/changes/choice.js';
import { delay, giveBack, pay, refuse, type Submission, settle } from '../../src/changes/pay.js';
import type { PaymentSession } from '../../src/resources/payment-sessions/payment-session.js';
import { inWorld } from '../in-world.js';

/** A world, a session in it, and the payer. */
export function paying(fields: Parameters<ReturnType<typeof inWorld>['session']>[0] = {}, unit: Parameters<typeof inWorld>[0] = {}) {
  const world = inWorld(unit);
  const session = world.session(fields);
  const now = () => world.run((tx) => tx.paymentSessions.get(session.id) as PaymentSession);
  return {
    ...world,
    session: now,
    choose: (choice: Choice = {}) => world.run((tx) => choose(tx, now(), choice)),
    pay: (submission?: Submission) => world.run((tx) => pay(tx, now(), submission)),
    refuse: (submission?: Submission, reason?: string) => world.run((tx) => refuse(tx, now(), submission, reason)),
    delay: (submission?: Submission) => world.run((tx) => delay(tx, now(), submission)),
    settle: () => world.run((tx) => settle(tx, now())),
    giveBack: (reason?: string) => world.run((tx) => giveBack(tx, now(), reason)),
    wallet: () => world.run((tx) => [...tx.paymentSources.all()]),
  };
}

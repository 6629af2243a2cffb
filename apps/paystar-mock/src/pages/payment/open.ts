import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { paymentLink } from '../../links.js';
import type { PaymentSession } from '../../resources/payment-sessions/payment-session.js';
import { payable, stateAt } from '../../resources/payment-sessions/states.js';
import type { Tx } from '../../state.js';
import { expired, notFound } from '../closed.js';

type Show = (tx: Tx, session: PaymentSession, request: PageRequest) => PageAnswer;

/** paystar.R79, R81: a session that was paid, or whose payment is under way, shows what became of it for good; another one expires. */
export const open =
  (show: Show): Page<Tx>['show'] =>
  (tx, request) => {
    const { id = '', slug } = request.params;
    const session = tx.paymentSessions.get(id);
    if (session === undefined || session.BusinessUnitSlug !== slug) return notFound();
    return stateAt(session, tx.now) === 'Expired' ? expired(request.world) : show(tx, session, request);
  };

/** paystar.P22: what is paid, or under way, shows what became of it, whatever is sent to it. */
export const toBePaid = (show: Show): Page<Tx>['show'] =>
  open((tx, session, request) =>
    payable.includes(session.Status) ? show(tx, session, request) : { redirect: becameOf(session, request) },
  );

const becameOf = (session: PaymentSession, { links, form }: PageRequest): string =>
  form.do === 'submit' ? submittedLink(links, session) : paymentLink(links, session);

/** To what became of a payment that was submitted: also for who asks again, because the first answer got lost. */
export const submittedLink = (links: PageRequest['links'], session: PaymentSession): string =>
  `${paymentLink(links, session)}&done=submitted`;

import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { choose } from '../../changes/choice.js';
import { askedFields } from '../../changes/fields.js';
import { paymentLink } from '../../links.js';
import type { Payment, PaymentSession } from '../../resources/payment-sessions/payment-session.js';
import { presentDetail } from '../../resources/payment-sessions/present.js';
import { payable } from '../../resources/payment-sessions/states.js';
import type { ChosenSource } from '../../resources/payment-sources/payment-source.js';
import type { Tx } from '../../state.js';
import { calledBy } from '../methods/methods.js';
import { found, methodIn } from '../methods/read.js';
import type { Entry } from '../parts/field.js';
import { webUrl } from '../parts/web-url.js';
import { billOf } from './bill.js';
import { accountsIn, feesOf, fieldsIn, freshEntry, offerOf, previewed } from './choice.js';
import { formView } from './form-view.js';
import { open, toBePaid } from './open.js';
import { outcomeView } from './outcome-view.js';
import { review, submit } from './review.js';

const PATH = '/app/embedded/{slug}/session/{id}';

/** Where the session stands: the form, or what became of it. */
function stand(tx: Tx, session: PaymentSession, request: PageRequest): PageAnswer {
  const { Payment } = session;
  return Payment === null ? form(tx, session, request) : { status: 200, html: outcome(tx, session, Payment, request) };
}

/** The form, also after an attempt that failed. */
const form = (tx: Tx, session: PaymentSession, request: PageRequest): PageAnswer => {
  const offer = offerOf(tx, session);
  const entry = freshEntry(tx, session, offer);
  return shown(tx, previewed(tx, session, offer, entry), request, entry);
};

/** The payer goes on to the review, or only wants to see what follows from the choices so far. */
function send(tx: Tx, session: PaymentSession, request: PageRequest): PageAnswer {
  return request.form.do === 'preview' ? preview(tx, session, request) : proceed(tx, session, request);
}

/** Dossier 4.9: nothing is stored yet. */
function preview(tx: Tx, session: PaymentSession, request: PageRequest): PageAnswer {
  const entry = { values: request.form, problems: {} };
  const accounts = accountsIn(request.form, session);
  if (accounts?.length === 0) return shown(tx, session, request, { ...entry, problems: noAccount });
  return shown(tx, previewed(tx, session, offerOf(tx, session), entry, accounts), request, entry);
}

/** Dossier 4.2 */
const noAccount = { accounts: 'At least one account stays chosen.' };

function proceed(tx: Tx, session: PaymentSession, request: PageRequest): PageAnswer {
  const { form: sent, links } = request;
  const offer = offerOf(tx, session);
  const accounts = accountsIn(sent, session);
  const { given, problems: ofMethod } = methodIn(sent, offer, tx.now);
  const { paymentFields, problems: ofFields } = fieldsIn(tx, sent, session);
  const problems = { ...(accounts?.length === 0 && noAccount), ...found([...ofFields, ...ofMethod]) };
  if (Object.keys(problems).length > 0) {
    const entry = { values: sent, problems };
    return shown(tx, previewed(tx, session, offer, entry, accounts?.length === 0 ? undefined : accounts), request, entry);
  }
  choose(tx, session, { ...given, ...(accounts && { accounts }), paymentFields });
  return { redirect: `${paymentLink(links, session, 'review')}&done=chosen${sent.save === 'on' ? '&save=on' : ''}` };
}

function shown(tx: Tx, session: PaymentSession, { world, formToken }: PageRequest, entry: Entry): PageAnswer {
  const html = formView({
    bill: billOf(tx, session),
    world,
    told: { loaded: 'PAYMENT-SESSION.LOADED', data: presentDetail(session) },
    formToken,
    offer: offerOf(tx, session),
    fees: feesOf(tx, session),
    entry,
    fields: askedFields(tx, session),
    maySave: session.Customer !== null,
    back: webUrl(session.ReturnUrl),
  });
  return { status: Object.keys(entry.problems).length > 0 ? 422 : 200, html };
}

/** paystar.R79, R85: for good, once it is paid. */
function outcome(tx: Tx, session: PaymentSession, payment: Payment, { world, links, query }: PageRequest): string {
  const isFailed = payment.Status === 'Failed';
  return outcomeView({
    bill: billOf(tx, { ...session, Chosen: payment.charges }),
    world,
    told: {
      loaded: 'PAYMENT-SESSION.LOADED',
      happened: query.done === 'submitted' ? 'PAYMENT-SESSION.PROCESSED' : undefined,
      data: presentDetail(session),
    },
    payment,
    method: isFailed ? undefined : calledBy(session.PaymentSource as ChosenSource),
    again: payable.includes(session.Status) ? paymentLink(links, session, 'method') : undefined,
    done: isFailed ? undefined : webUrl(session.SuccessUrl),
    back: webUrl(session.ReturnUrl),
  });
}

export const paymentPages: readonly Page<Tx>[] = [
  { method: 'GET', path: PATH, show: open(stand) },
  { method: 'POST', path: PATH, show: toBePaid(send) },
  { method: 'GET', path: `${PATH}/method`, show: toBePaid(form) },
  { method: 'POST', path: `${PATH}/method`, show: toBePaid(send) },
  { method: 'GET', path: `${PATH}/review`, show: toBePaid(review) },
  { method: 'POST', path: `${PATH}/review`, show: toBePaid(submit) },
];

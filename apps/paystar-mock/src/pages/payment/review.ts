import { createHash } from 'node:crypto';
import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { type Chosen, chosen } from '../../changes/choice.js';
import { missingField } from '../../changes/fields.js';
import { isIn } from '../../changes/kept-sources.js';
import { pay } from '../../changes/pay.js';
import { paymentLink } from '../../links.js';
import type { PaymentSession } from '../../resources/payment-sessions/payment-session.js';
import { presentDetail } from '../../resources/payment-sessions/present.js';
import { findBusinessUnit } from '../../settings/business-unit.js';
import type { Tx } from '../../state.js';
import { calledBy } from '../methods/methods.js';
import { webUrl } from '../parts/web-url.js';
import { billOf } from './bill.js';
import { submittedLink } from './open.js';
import { reviewView } from './review-view.js';

/** What is to be paid, as it stands now; undefined where there is something to choose or to fill in first. */
const ready = (tx: Tx, session: PaymentSession): Chosen | undefined =>
  session.PaymentSource === null || missingField(tx, session) !== undefined ? undefined : chosen(tx, session, {});

/** paystar.P30: fee and total are shown before the payer submits. */
export function review(tx: Tx, session: PaymentSession, { links, world, formToken, query }: PageRequest): PageAnswer {
  const payment = ready(tx, session);
  if (!payment) return { redirect: paymentLink(links, session, 'method') };
  const { Customer, PaymentSource, ServiceFee } = payment;
  const html = reviewView({
    bill: { ...billOf(tx, payment), fee: ServiceFee?.amount ?? 0 },
    world,
    told: {
      loaded: 'PAYMENT-SESSION.LOADED',
      happened: query.done === 'chosen' ? 'PAYMENT-SESSION.UPDATED' : undefined,
      data: presentDetail(payment),
    },
    formToken,
    method: calledBy(PaymentSource),
    fields: fieldsOf(tx, payment),
    save: Customer === null || isIn(tx, Customer, PaymentSource) ? undefined : query.save === 'on',
    seen: seenOf(payment),
    hasChanged: query.changed === 'on',
    change: paymentLink(links, session, 'method'),
    back: webUrl(session.ReturnUrl),
  });
  return { status: 200, html };
}

/** Pays what the payer has seen, once. */
export function submit(tx: Tx, session: PaymentSession, { links, form }: PageRequest): PageAnswer {
  const payment = ready(tx, session);
  if (!payment) return { redirect: paymentLink(links, session, 'method') };
  const { attempt, seen } = seenOf(payment);
  if (form.attempt === attempt && form.seen !== seen) return { redirect: `${paymentLink(links, session, 'review')}&changed=on` };
  if (form.attempt === attempt) pay(tx, session, { save: form.save === 'on' && session.Customer !== null });
  return { redirect: submittedLink(links, session) };
}

/** Which attempt this would follow, and what would be paid: the form brings it back. */
function seenOf({ PaymentSource, Chosen, ServiceFee, PaymentFields, Payment }: Chosen): {
  readonly attempt: string;
  readonly seen: string;
} {
  const whole = JSON.stringify([PaymentSource, Chosen, ServiceFee?.amount, PaymentFields]);
  return { attempt: Payment?.referenceNumber ?? '', seen: createHash('sha256').update(whole).digest('base64url') };
}

/** Payment fields by what their settings call them. */
function fieldsOf(tx: Tx, { BusinessUnitSlug, PaymentFields }: PaymentSession): readonly (readonly [label: string, value: string])[] {
  const configured = findBusinessUnit(tx.settings.businessUnits, BusinessUnitSlug)?.paymentFields ?? {};
  return Object.entries(PaymentFields).map(([name, value]) => [configured[name]?.label ?? name, value]);
}

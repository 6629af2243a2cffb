import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { type AutopaySettings, enroll, unenroll, updateAutopay } from '../../changes/autopay.js';
import type { Enrollment } from '../../resources/enrollments/enrollment.js';
import type { PaymentSource } from '../../resources/payment-sources/payment-source.js';
import type { Tx } from '../../state.js';
import { found, methodIn } from '../methods/read.js';
import type { Entry } from '../parts/field.js';
import { centsIn } from '../parts/money.js';
import { autopayView, type Enrolled } from './autopay-view.js';
import { aboutAccount, done, factsOf, type ManagedOf, pagesOf } from './managed.js';
import { asSaved, holders, walletOffer } from './wallet-offer.js';

/** Days before the due date, as actions take them. */
const LONGEST_LEAD = 365;

const enrollmentOf = (tx: Tx, { account }: ManagedOf): Enrollment | undefined => tx.enrollments.find('account', account.id);

const look = (tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer =>
  shown(tx, managed, request, { values: freshValues(tx, managed), problems: {} }, 200);

function freshValues(tx: Tx, managed: ManagedOf): Readonly<Record<string, string>> {
  const { ProcessingLeadTime = 0, MaximumBalanceAllowed = null } = enrollmentOf(tx, managed) ?? {};
  return {
    ...holders(tx, managed.customer.id, managed.account.id),
    lead: String(ProcessingLeadTime),
    maximum: MaximumBalanceAllowed === null ? '' : (MaximumBalanceAllowed / 100).toFixed(2),
  };
}

/** Dossier 4.10: each save acts at once. A form of another state than that of now changes nothing. */
function change(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const { form } = request;
  const enrollment = enrollmentOf(tx, managed);
  if ((form.do === 'enroll') === (enrollment !== undefined))
    return shown(tx, managed, request, { values: freshValues(tx, managed), problems: {} }, 409);
  if (form.do === 'cancel') {
    unenroll(tx, managed.session);
    return done(request, managed, 'unenrolled');
  }
  const { settings, problems } = settingsIn(tx, managed, form);
  if (Object.keys(problems).length > 0) return shown(tx, managed, request, { values: form, problems }, 422);
  if (!enrollment) {
    enroll(tx, managed.session, settings);
    return done(request, managed, 'enrolled');
  }
  if (isSame(enrollment, settings)) return done(request, managed, 'same');
  updateAutopay(tx, managed.session, settings);
  return done(request, managed, 'updated');
}

const isSame = (
  enrollment: Enrollment,
  { processingLeadTime, maximumBalanceAllowed, card, bank, paymentSource }: AutopaySettings,
): boolean =>
  processingLeadTime === enrollment.ProcessingLeadTime &&
  maximumBalanceAllowed === enrollment.MaximumBalanceAllowed &&
  card === undefined &&
  bank === undefined &&
  (paymentSource ?? enrollment.PaymentSource) === enrollment.PaymentSource;

function settingsIn(tx: Tx, managed: ManagedOf, form: Entry['values']) {
  const { lead = '', maximum = '', terms } = form;
  const { given, problems } = methodIn(form, offerOf(tx, managed), tx.now);
  const cents = centsIn(maximum);
  const isDays = /^\d{1,3}$/.test(lead.trim()) && Number(lead) <= LONGEST_LEAD;
  const all = found([
    ...problems,
    ['lead', isDays ? undefined : `Type a number of days, 0 to ${LONGEST_LEAD}.`],
    ['maximum', maximum.trim() === '' || (cents ?? 0) > 0 ? undefined : 'Type an amount such as 150.00, or leave it empty.'],
    ['terms', form.do !== 'enroll' || terms === 'on' ? undefined : 'Accept the terms to enroll.'],
  ]);
  const source = Object.keys(all).length > 0 ? {} : asSaved(tx, managed.customer.id, given);
  return { settings: { ...source, processingLeadTime: Number(lead), maximumBalanceAllowed: cents ?? null }, problems: all };
}

const sourceOf = (tx: Tx, { PaymentSource }: Enrollment) => tx.paymentSources.get(PaymentSource) as PaymentSource;

function offerOf(tx: Tx, managed: ManagedOf) {
  const enrollment = enrollmentOf(tx, managed);
  return walletOffer(tx, managed.customer.id, enrollment && sourceOf(tx, enrollment));
}

function shown(tx: Tx, managed: ManagedOf, request: PageRequest, entry: Entry, status: 200 | 409 | 422): PageAnswer {
  const enrollment = enrollmentOf(tx, managed);
  const enrolled: Enrolled | undefined = enrollment && { ...enrollment, source: sourceOf(tx, enrollment) };
  const html = autopayView({
    managed,
    request,
    data: factsOf(managed),
    enrolled,
    offer: offerOf(tx, managed),
    entry,
    isLate: status === 409,
  });
  return { status, html };
}

export const autopayPages = pagesOf('autopay', aboutAccount('autopay', look), aboutAccount('autopay', change));

import type { IncomingHttpHeaders } from 'node:http';
import { body, built, credential, locate, route, type Step } from '@paystub/mock-http';
import { answered, type FaultCode, fault } from './faults.js';
import { installmentPlanOf, installmentPlanPeriodOf, subscriptionOf, subscriptionPeriodOf } from './recurring/lookups.js';
import { chargebackOf, customerOf, mandateOf, paymentOf, refundOf, type Tx } from './state.js';
import { eventOf, webhookOf } from './webhooks.js';

type Params = Readonly<Record<string, string>>;
type Unreadable = Parameters<Parameters<typeof body>[0]['unreadable']>[0];

const unreadable: Readonly<Record<Unreadable, FaultCode>> = {
  'too large': 'body_too_large',
  'not JSON': 'body_not_json',
  'too deep': 'body_too_deep',
  'forbidden key': 'body_forbidden_key',
  'wrong content type': 'body_wrong_type',
  'not multipart': 'body_wrong_type',
  'cut off': 'body_cut_off',
};

/** The key of `Authorization: Bearer <key>`; the name of a scheme may be written in any case. */
const bearer = ({ authorization }: IncomingHttpHeaders) => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

/** Nothing, and PHP's empty array, are an object without fields (dossier 1.3). */
const normalised = (value: unknown): unknown => (value === undefined || (Array.isArray(value) && value.length === 0) ? {} : value);

const payment = (tx: Tx, { id }: Params) => paymentOf(tx, id as string);
const refund = (tx: Tx, { id }: Params) => refundOf(tx, id as string);
const chargeback = (tx: Tx, { id }: Params) => chargebackOf(tx, id as string);
const customer = (tx: Tx, { id }: Params) => customerOf(tx, id as string);
const mandate = (tx: Tx, { id }: Params) => mandateOf(tx, id as string);
const subscription = (tx: Tx, { id }: Params) => subscriptionOf(tx, id as string);
const subscriptionPeriod = (tx: Tx, { id }: Params) => subscriptionPeriodOf(tx, id as string);
const installmentPlan = (tx: Tx, { id }: Params) => installmentPlanOf(tx, id as string);
const installmentPlanPeriod = (tx: Tx, { id }: Params) => installmentPlanPeriodOf(tx, id as string);
const event = (tx: Tx, { id }: Params) => eventOf(tx, id as string);
const webhook = (tx: Tx, { id }: Params) => webhookOf(tx, id as string);

/** The checks before an operation, in PayPro's order; what two fields mean together, then the state, come after them, in the operation. */
export const pipeline: readonly Step<Tx>[] = [
  // paypro.R1, R2
  credential({ read: bearer, refuse: (key) => fault('unauthorized', { rule: key === undefined ? 'paypro.R1' : 'paypro.R2' }) }),
  // dossier 2.2: an unknown route is 404
  route({ refuse: (method, path) => fault('route_not_found', { method, path }) }),
  built({ refuse: (operation) => fault('not_built', { operation }) }),
  // paypro.R4
  locate({
    getPayment: payment,
    cancelPayment: payment,
    listPaymentChargebacks: payment,
    listPaymentRefunds: payment,
    createRefund: payment,
    getRefund: refund,
    cancelRefund: refund,
    getChargeback: chargeback,
    getCustomer: customer,
    updateCustomer: customer,
    deleteCustomer: customer,
    listCustomerSubscriptions: customer,
    listCustomerMandates: customer,
    getMandate: mandate,
    getSubscription: subscription,
    updateSubscription: subscription,
    cancelSubscription: subscription,
    pauseSubscription: subscription,
    resumeSubscription: subscription,
    listSubscriptionPeriods: subscription,
    createSubscriptionPeriod: subscription,
    getSubscriptionPeriod: subscriptionPeriod,
    listSubscriptionPeriodPayments: subscriptionPeriod,
    getInstallmentPlan: installmentPlan,
    updateInstallmentPlan: installmentPlan,
    cancelInstallmentPlan: installmentPlan,
    pauseInstallmentPlan: installmentPlan,
    resumeInstallmentPlan: installmentPlan,
    listInstallmentPlanPeriods: installmentPlan,
    getInstallmentPlanPeriod: installmentPlanPeriod,
    listInstallmentPlanPeriodPayments: installmentPlanPeriod,
    getEvent: event,
    getWebhook: webhook,
    updateWebhook: webhook,
    deleteWebhook: webhook,
  }),
  // paypro.R6, P6
  body({ unreadable: (why) => fault(unreadable[why]), refuse: answered, normalise: normalised }),
];

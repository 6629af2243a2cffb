import { describe, expect, it } from 'vitest';
import { routes } from '../../src/paypro/index.js';
import { fieldsOf, itIsAsDocumented, operationsOf, readDocument, readTable } from '../openapi/document.js';

const document = readDocument('paypro');
const described = operationsOf(document);

/** The provider's operations and what they answer with, restated. */
const documented = readTable(`
  E1  GET    /payments/{id}                                       200 Payment                   getPayment
  E2  DELETE /payments/{id}                                       200 Payment                   cancelPayment
  E3  GET    /payments                                            200 PaymentList               listPayments
  E4  POST   /payments                                            201 Payment                   createPayment
  E5  GET    /payments/{id}/chargebacks                           200 ChargebackList            listPaymentChargebacks
  E6  GET    /payments/{id}/refunds                               200 RefundList                listPaymentRefunds
  E7  POST   /payments/{id}/refunds                               201 Refund                    createRefund
  E8  GET    /refunds/{id}                                        200 Refund                    getRefund
  E9  DELETE /refunds/{id}                                        200 Refund                    cancelRefund
  E10 GET    /refunds                                             200 RefundList                listRefunds
  E11 GET    /chargebacks/{id}                                    200 Chargeback                getChargeback
  E12 GET    /chargebacks                                         200 ChargebackList            listChargebacks
  E13 GET    /pay_methods                                         200 PayMethodList             listPayMethods
  E14 GET    /customers/{id}                                      200 Customer                  getCustomer
  E15 PATCH  /customers/{id}                                      200 Customer                  updateCustomer
  E16 GET    /customers                                           200 CustomerList              listCustomers
  E17 POST   /customers                                           201 Customer                  createCustomer
  E18 GET    /customers/{id}/subscriptions                        200 SubscriptionList          listCustomerSubscriptions
  E19 GET    /mandates/{id}                                       200 Mandate                   getMandate
  E20 GET    /mandates                                            200 MandateList               listMandates
  E21 POST   /mandates                                            201 Mandate                   createMandate
  E22 GET    /subscriptions/{id}                                  200 Subscription              getSubscription
  E23 PATCH  /subscriptions/{id}                                  200 Subscription              updateSubscription
  E24 DELETE /subscriptions/{id}                                  200 Subscription              cancelSubscription
  E25 GET    /subscriptions                                       200 SubscriptionList          listSubscriptions
  E26 POST   /subscriptions                                       201 Subscription              createSubscription
  E27 POST   /subscriptions/{id}/pause                            200 Subscription              pauseSubscription
  E28 POST   /subscriptions/{id}/resume                           200 Subscription              resumeSubscription
  E29 GET    /subscriptions/{id}/subscription_periods             200 SubscriptionPeriodList    listSubscriptionPeriods
  E30 POST   /subscriptions/{id}/subscription_periods             201 SubscriptionPeriod        createSubscriptionPeriod
  E31 GET    /subscription_periods/{id}                           200 SubscriptionPeriod        getSubscriptionPeriod
  E32 GET    /subscription_periods/{id}/payments                  200 PaymentList               listSubscriptionPeriodPayments
  E33 GET    /installment_plans                                   200 InstallmentPlanList       listInstallmentPlans
  E34 POST   /installment_plans                                   201 InstallmentPlan           createInstallmentPlan
  E35 GET    /installment_plans/{id}                              200 InstallmentPlan           getInstallmentPlan
  E36 DELETE /installment_plans/{id}                              200 InstallmentPlan           cancelInstallmentPlan
  E37 GET    /installment_plans/{id}/installment_plan_periods     200 InstallmentPlanPeriodList listInstallmentPlanPeriods
  E38 POST   /installment_plans/{id}/pause                        200 InstallmentPlan           pauseInstallmentPlan
  E39 POST   /installment_plans/{id}/resume                       200 InstallmentPlan           resumeInstallmentPlan
  E40 GET    /installment_plan_periods/{id}                       200 InstallmentPlanPeriod     getInstallmentPlanPeriod
  E41 GET    /installment_plan_periods/{id}/payments              200 PaymentList               listInstallmentPlanPeriodPayments
  E42 GET    /events/{id}                                         200 Event                     getEvent
  E43 GET    /events                                              200 EventList                 listEvents
  E44 GET    /webhooks/{id}                                       200 Webhook                   getWebhook
  E45 PATCH  /webhooks/{id}                                       200 Webhook                   updateWebhook
  E46 DELETE /webhooks/{id}                                       200 Webhook                   deleteWebhook
  E47 GET    /webhooks                                            200 WebhookList               listWebhooks
  E48 POST   /webhooks                                            201 Webhook                   createWebhook
  X1  GET    /customers/{id}/mandates                             200 MandateList               listCustomerMandates
  X2  PATCH  /installment_plans/{id}                              200 InstallmentPlan           updateInstallmentPlan
  X3  DELETE /customers/{id}                                      200 Customer                  deleteCustomer`);

/** What requests carry, and what that carries. */
const nested = ['PeriodCreate', 'PeriodUpdate', 'FirstPeriodCreate', 'FirstPeriodUpdate', 'PaymentDetailsCreate'];
const asked = [
  'PaymentCreate',
  'RefundCreate',
  'CustomerFields',
  'MandateCreate',
  'SubscriptionCreate',
  'SubscriptionUpdate',
  'SubscriptionPeriodCreate',
  'InstallmentPlanCreate',
  'InstallmentPlanUpdate',
  'WebhookCreate',
  'WebhookUpdate',
  ...nested,
];

const isList = ({ operationId }: { readonly operationId: string }) => operationId.startsWith('list');

describe('The PayPro document', () => {
  itIsAsDocumented(document, routes, documented, asked);

  it('has the 48 documented operations and the three that only the SDKs call', () => {
    expect(documented).toHaveLength(51);
  });

  it('answers 404 where the path has an id, and never what is ours', () => {
    const answering = (status: string) => described.filter(({ operation }) => status in operation.responses);
    expect(answering('404')).toEqual(described.filter(({ path }) => path.includes('{id}')));
    const statuses = new Set(described.flatMap(({ operation }) => Object.keys(operation.responses)));
    expect([...statuses].toSorted()).toEqual(['200', '201', '401', '404', '422']);
  });

  it('asks for nothing by way of alternatives, so that a finding names a field', () => {
    const { schemas } = document.components;
    const alternatives = ['anyOf', 'oneOf', 'allOf', 'not', 'if'];
    const written = asked.map((name) => JSON.stringify(schemas[name]));
    expect(written.filter((schema) => alternatives.some((keyword) => schema.includes(`"${keyword}":`)))).toEqual([]);
  });

  it('keeps the fields of nested objects in the order in which they are checked', () => {
    const { schemas } = document.components;
    const orders = Object.fromEntries(nested.map((name) => [name, Object.keys(schemas[name]?.properties ?? {}).join(' ')]));
    expect(orders).toEqual({
      PeriodCreate: 'amount vat interval multiplier',
      PeriodUpdate: 'amount vat interval multiplier',
      FirstPeriodCreate: 'amount vat interval multiplier',
      FirstPeriodUpdate: 'amount vat interval multiplier',
      PaymentDetailsCreate: 'return_url cancel_url issuer',
    });
  });

  it('filters events by their types and by "all"', () => {
    const { EventFilter, EventType } = document.components.schemas;
    expect(EventFilter?.enum).toEqual(['all', ...(EventType?.enum ?? [])]);
  });

  it('has the fields of bodies in the order in which they are checked', () => {
    const customer = 'email first_name last_name address postal city country vat_number company_name phone_number';
    expect(fieldsOf(routes)).toEqual({
      createPayment: 'amount currency description return_url cancel_url pay_methods issuer metadata customer mandate setup_mandate locale',
      createRefund: 'amount description reason account_holder_name iban',
      createCustomer: customer,
      updateCustomer: customer,
      createMandate: 'customer pay_method iban account_holder_name',
      createSubscription:
        'customer description mandate currency start_at cancel_at pay_methods payment_details period first_period metadata ' +
        'scheduling cancel_periods_on_cancellation',
      updateSubscription: 'description period first_period mandate cancel_at cancel_periods_on_cancellation',
      createSubscriptionPeriod: 'amount description',
      createInstallmentPlan:
        'customer mandate description currency pay_methods payment_details period first_period number_of_periods metadata',
      updateInstallmentPlan: 'description mandate number_of_periods period first_period',
      createWebhook: 'description name url active enabled_event_types',
      updateWebhook: 'description name url active enabled_event_types',
    });
    expect(routes.filter((route) => !route.bodyRequired && route.fields.length > 0)).toEqual([]);
    expect(routes.filter(({ query }) => query.join(' ') === 'limit cursor')).toEqual(routes.filter(isList));
    expect(routes.filter(({ query }) => query.length === 0)).toEqual(routes.filter((route) => !isList(route)));
  });
});

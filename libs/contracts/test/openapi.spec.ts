import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { routes } from '../src/paypro/index.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
  readonly requestBody?: unknown;
  readonly 'x-to-come'?: boolean;
}
interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Record<string, unknown>;
  readonly enum?: readonly unknown[];
  readonly unevaluatedProperties?: boolean;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

const document: Document = parse(readFileSync(new URL('../src/paypro/openapi.yaml', import.meta.url), 'utf8'));
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const described = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    return operation ? [{ path, method: method.toUpperCase(), operation }] : [];
  }),
);

/** The provider's operations, restated; `*` marks those whose bodies are described. */
const documented = `
  *E1  GET    /payments/{id}                                        200 getPayment
  *E2  DELETE /payments/{id}                                        200 cancelPayment
  *E3  GET    /payments                                             200 listPayments
  *E4  POST   /payments                                             201 createPayment
   E5  GET    /payments/{id}/chargebacks                            200 listPaymentChargebacks
  *E6  GET    /payments/{id}/refunds                                200 listPaymentRefunds
  *E7  POST   /payments/{id}/refunds                                201 createRefund
  *E8  GET    /refunds/{id}                                         200 getRefund
  *E9  DELETE /refunds/{id}                                         200 cancelRefund
  *E10 GET    /refunds                                              200 listRefunds
   E11 GET    /chargebacks/{id}                                     200 getChargeback
   E12 GET    /chargebacks                                          200 listChargebacks
  *E13 GET    /pay_methods                                          200 listPayMethods
   E14 GET    /customers/{id}                                       200 getCustomer
   E15 PATCH  /customers/{id}                                       200 updateCustomer
   E16 GET    /customers                                            200 listCustomers
   E17 POST   /customers                                            201 createCustomer
   E18 GET    /customers/{id}/subscriptions                         200 listCustomerSubscriptions
   E19 GET    /mandates/{id}                                        200 getMandate
   E20 GET    /mandates                                             200 listMandates
   E21 POST   /mandates                                             201 createMandate
   E22 GET    /subscriptions/{id}                                   200 getSubscription
   E23 PATCH  /subscriptions/{id}                                   200 updateSubscription
   E24 DELETE /subscriptions/{id}                                   200 cancelSubscription
   E25 GET    /subscriptions                                        200 listSubscriptions
   E26 POST   /subscriptions                                        201 createSubscription
   E27 POST   /subscriptions/{id}/pause                             200 pauseSubscription
   E28 POST   /subscriptions/{id}/resume                            200 resumeSubscription
   E29 GET    /subscriptions/{id}/subscription_periods              200 listSubscriptionPeriods
   E30 POST   /subscriptions/{id}/subscription_periods              201 createSubscriptionPeriod
   E31 GET    /subscription_periods/{id}                            200 getSubscriptionPeriod
   E32 GET    /subscription_periods/{id}/payments                   200 listSubscriptionPeriodPayments
   E33 GET    /installment_plans                                    200 listInstallmentPlans
   E34 POST   /installment_plans                                    201 createInstallmentPlan
   E35 GET    /installment_plans/{id}                               200 getInstallmentPlan
   E36 DELETE /installment_plans/{id}                               200 cancelInstallmentPlan
   E37 GET    /installment_plans/{id}/installment_plan_periods      200 listInstallmentPlanPeriods
   E38 POST   /installment_plans/{id}/pause                         200 pauseInstallmentPlan
   E39 POST   /installment_plans/{id}/resume                        200 resumeInstallmentPlan
   E40 GET    /installment_plan_periods/{id}                        200 getInstallmentPlanPeriod
   E41 GET    /installment_plan_periods/{id}/payments               200 listInstallmentPlanPeriodPayments
  *E42 GET    /events/{id}                                          200 getEvent
  *E43 GET    /events                                               200 listEvents
  *E44 GET    /webhooks/{id}                                        200 getWebhook
  *E45 PATCH  /webhooks/{id}                                        200 updateWebhook
  *E46 DELETE /webhooks/{id}                                        200 deleteWebhook
  *E47 GET    /webhooks                                             200 listWebhooks
  *E48 POST   /webhooks                                             201 createWebhook
   X1  GET    /customers/{id}/mandates                              200 listCustomerMandates
   X2  PATCH  /installment_plans/{id}                               200 updateInstallmentPlan
   X3  DELETE /customers/{id}                                       200 deleteCustomer`
  .trim()
  .split('\n')
  .map((line) => {
    const [number = '', method = '', path = '', status = '', operationId = ''] = line.trim().split(/\s+/);
    return { complete: number.startsWith('*'), method, path, status, operationId };
  });

const byId = <T extends { operationId: string }>(rows: readonly T[]) => rows.toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1));

const isList = ({ operationId }: { readonly operationId: string }) => operationId.startsWith('list');

describe('The PayPro document', () => {
  it('has exactly the 48 operations and the three that only the SDKs call', () => {
    expect(documented).toHaveLength(51);
    const found = described.map(({ path, method, operation }) => ({
      complete: operation['x-to-come'] !== true,
      method,
      path,
      status: Object.keys(operation.responses).find((status) => status.startsWith('2')),
      operationId: operation.operationId,
    }));
    expect(byId(found)).toEqual(byId(documented));
  });

  it('answers 401 everywhere, 404 where the path has an id, and never what is ours', () => {
    const answering = (status: string) => described.filter(({ operation }) => status in operation.responses);
    expect(answering('401')).toEqual(described);
    expect(answering('404')).toEqual(described.filter(({ path }) => path.includes('{id}')));
    const statuses = new Set(described.flatMap(({ operation }) => Object.keys(operation.responses)));
    expect([...statuses].toSorted()).toEqual(['200', '201', '401', '404', '422']);
  });

  it('closes every object it answers with, and leaves requests open', () => {
    const { schemas } = document.components;
    const open = Object.keys(schemas).filter((name) => schemas[name]?.properties && schemas[name].unevaluatedProperties !== false);
    expect(open.toSorted()).toEqual(['PaymentCreate', 'RefundCreate', 'WebhookCreate', 'WebhookUpdate']);
  });

  it('filters events by their types and by "all"', () => {
    const { EventFilter, EventType } = document.components.schemas;
    expect(EventFilter?.enum).toEqual(['all', ...(EventType?.enum ?? [])]);
  });

  it('gives the routes, sorted by path, with their fields in the order they are checked', () => {
    expect(byId(routes.map(({ operationId, method, path }) => ({ operationId, method, path })))).toEqual(
      byId(documented.map(({ operationId, method, path }) => ({ operationId, method, path }))),
    );
    expect(routes.map(({ path }) => path)).toEqual(routes.map(({ path }) => path).toSorted());
    const fields = Object.fromEntries(
      routes.filter((route) => route.bodyRequired).map((route) => [route.operationId, route.fields.join(' ')]),
    );
    expect(fields).toEqual({
      createPayment: 'amount currency description return_url cancel_url pay_methods issuer metadata customer mandate setup_mandate locale',
      createRefund: 'amount description reason account_holder_name iban',
      createWebhook: 'description name url active enabled_event_types',
      updateWebhook: 'description name url active enabled_event_types',
    });
    expect(routes.filter(({ query }) => query.join(' ') === 'limit cursor')).toEqual(routes.filter(isList));
    expect(routes.filter(({ query }) => query.length === 0)).toEqual(routes.filter((route) => !isList(route)));
  });
});

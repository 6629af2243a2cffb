import type { operations } from '@paystub/contracts/paypro';
import { paypro } from '@paystub/contracts/paypro/rules';
import type { Given } from '@paystub/contracts/paypro/situations';
import type { Staging } from '@paystub/testing/pact';

type States = Staging<operations, Given>['states'];

const idOf = ({ made }: Parameters<States[string]>[0]): { readonly id: string } => ({ id: String(made.id) });

/** What follows on a situation before a webhook tells of it. */
const sequels: States = {
  'the customer moves': (scene, body) => scene.stage.api.updateCustomer({ ...idOf(scene), body }).answers(200),
  'the subscription is resumed': (scene) => scene.stage.api.resumeSubscription(idOf(scene)).answers(200),
  'the subscription is updated': (scene, body) => scene.stage.api.updateSubscription({ ...idOf(scene), body }).answers(200),
  'the plan is resumed': (scene) => scene.stage.api.resumeInstallmentPlan(idOf(scene)).answers(200),
  'the plan is updated': (scene, body) => scene.stage.api.updateInstallmentPlan({ ...idOf(scene), body }).answers(200),
  'the last of the plan is paid': async (scene) => {
    const { api, control } = scene.stage;
    const { data } = await api.listInstallmentPlanPeriods(idOf(scene)).answers(200);
    await control.act('settle', { id: data[0]?.payments.data[0]?.id ?? '' });
  },
};

/** PayPro's provider states. */
export const staging: Staging<operations, Given> = {
  dialect: paypro,
  states: {
    ...sequels,
    'an account': () => undefined,
    'several payments': ({ stage }, { count }: { readonly count: number }) => stage.given.severalPayments(count),
  },
  listen: ({ given }) => given.aListeningWebhook(),
  values: async ({ stage, made }) => {
    const { data } = await stage.api.listEvents({ query: { limit: 1 } }).answers(200);
    return { ...made, event: data[0]?.id };
  },
  webhookHeaders: ['PayPro-Signature', 'PayPro-Timestamp'],
};

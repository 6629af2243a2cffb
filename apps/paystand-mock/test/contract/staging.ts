import type { operations } from '@paystub/contracts/paystand';
import { paystand } from '@paystub/contracts/paystand/rules';
import type { Given } from '@paystub/contracts/paystand/situations';
import type { Staging } from '@paystub/testing/pact';

/** Paystand's provider states. */
export const staging: Staging<operations, Given> = {
  dialect: paystand,
  states: {
    'a merchant': () => undefined,
    'a deleted customer': async (scene) => {
      const customer = await scene.stage.given.aCustomer();
      await scene.stage.api.deletePayerCustomer({ payerCustomerId: customer.id }).answersNothing(204);
      scene.made = { ...customer };
    },
    // All of it, by a card; the invoice goes before what it is paid with.
    'a paid receivable': async (scene) => {
      const { api, given } = scene.stage;
      const { id: receivableId } = await given.aReceivable();
      await given.aCardPayment({ receivableId });
      scene.made = { ...(await api.readReceivable({ receivableId }).answers(200, { status: 'paid' })) };
    },
    'an event': async (scene) => {
      const { first } = await scene.stage.given.aListeningWebhook();
      await scene.stage.given.aCardPayment();
      const { event } = await first('payment', 'posted');
      scene.made = { ...event };
    },
  },
  listen: async ({ given }) => {
    const { first } = await given.aListeningWebhook();
    return {
      // `transfer paid`
      first: (title) => {
        const [object = '', state = ''] = title.split(/,? /);
        return first(object, state);
      },
    };
  },
  values: async ({ stage, made }) => {
    const { Authorization } = await stage.given.headersWithToken();
    const facts = { customerId: stage.fact('customerId'), clientSecret: stage.fact('clientSecret') };
    return { ...made, ...facts, token: Authorization.replace('Bearer ', '') };
  },
  webhookHeaders: [],
};

import { exactly, inference } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';

/** What a state does not allow, of subscriptions and installment plans alike. */
export const seriesRefusals = [
  rule(
    'paypro.P8',
    'Pausing what is paused, resuming what is active and canceling what is canceled is answered 422.',
    inference('what a state does not allow is answered 422'),
    { effects: ['creates', 'money'] },
    async ({ api, given }) => {
      const body = { description: 'Taken over' };
      const subscriptions = [
        [await given.anActiveSubscription(), [api.resumeSubscription]],
        [await given.aPendingSubscription(), [api.pauseSubscription, api.resumeSubscription]],
        [await given.aPausedSubscription(), [api.pauseSubscription]],
        [await given.aCanceledSubscription(), [api.cancelSubscription, api.pauseSubscription, api.resumeSubscription]],
      ] as const;
      await eachOf(subscriptions, async ([subscription, refused]) => {
        const { id, state } = subscription;
        await eachOf<(ask: { id: string }) => ReturnType<typeof api.pauseSubscription>>(refused, (ask) =>
          ask({ id }).refuses(422, { param: null }),
        );
        if (state === 'canceled') await api.updateSubscription({ id, body }).refuses(422, { param: null });
        if (state !== 'active') await api.createSubscriptionPeriod({ id, body: { amount: 100 } }).refuses(422, { param: null });
        await api.getSubscription({ id }).answers(200, exactly(subscription));
      });
      const plans = [
        [await given.anActivePlan(), [api.resumeInstallmentPlan]],
        [await given.aPendingPlan(), [api.pauseInstallmentPlan, api.resumeInstallmentPlan]],
        [await given.aPausedPlan(), [api.pauseInstallmentPlan]],
        [await given.aCanceledPlan(), [api.cancelInstallmentPlan, api.pauseInstallmentPlan, api.resumeInstallmentPlan]],
      ] as const;
      await eachOf(plans, async ([plan, refused]) => {
        const { id, state } = plan;
        await eachOf<(ask: { id: string }) => ReturnType<typeof api.pauseInstallmentPlan>>(refused, (ask) =>
          ask({ id }).refuses(422, { param: null }),
        );
        if (state === 'canceled') await api.updateInstallmentPlan({ id, body }).refuses(422, { param: null });
        await api.getInstallmentPlan({ id }).answers(200, exactly(plan));
      });
    },
  ),
];

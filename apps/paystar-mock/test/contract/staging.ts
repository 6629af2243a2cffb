import type { operations } from '@paystub/contracts/paystar';
import { paystar } from '@paystub/contracts/paystar/rules';
import type { Given } from '@paystub/contracts/paystar/situations';
import type { Staging } from '@paystub/testing/pact';

type Webhook = Parameters<Given['aWebhook']>;
type Enrolled = Awaited<ReturnType<Given['anEnrolledAccount']>>;
type QueryResult = Awaited<ReturnType<Given['aPaidSession']>>;
type Session = Awaited<ReturnType<Given['aPaymentSession']>>;

/** Paystar's provider states. */
export const staging: Staging<operations, Given> = {
  dialect: paystar,
  states: {
    'a business unit': () => undefined,
    'a webhook': async (scene, { eventType, ...subscription }: { readonly eventType: Webhook[0] } & Webhook[1]) => {
      scene.listening = await scene.stage.given.aWebhook(eventType, subscription);
    },
    'the account is unenrolled': ({ stage, made }) => {
      const { AccountNumber, SubAccountNumber = '' } = (made as unknown as Enrolled).account;
      const account = { accountNumber: AccountNumber, subAccountNumber: SubAccountNumber };
      return stage.api.pushEvent({ body: stage.given.event('Accounts.UnenrollAutopay', account) }).answers(200, { hasErrors: false });
    },
  },
  values: ({ made }) => {
    const { PaymentSessionIdentifier, paymentSession } = made as Partial<Session & QueryResult>;
    return { id: PaymentSessionIdentifier ?? paymentSession?.identifier };
  },
  webhookHeaders: ['X-Paystar-Signature'],
};

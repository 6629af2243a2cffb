import { type Call, wrong } from '../../verifier/index.js';
import type { PaystarStage } from './parts.js';

/** The session operations that the provider documents, with changes to the least of what they take. */
export const sessionOperations = ({ api, given }: Pick<PaystarStage, 'api' | 'given'>) =>
  ({
    payment: (fields: object = {}, headers: Headers = {}) =>
      api.initiatePaymentSession({ body: wrong({ ...given.bill(), ...fields }), headers }),
    ...managementOperations({ api, given }),
  }) as const;

export const managementOperations = ({ api, given }: Pick<PaystarStage, 'api' | 'given'>) =>
  ({
    autopay: (fields: object = {}, headers: Headers = {}) =>
      api.initiateManageAutopay({ body: wrong({ ...given.accountRequest(), ...fields }), headers }),
    wallet: (fields: object = {}, headers: Headers = {}) =>
      api.initiateManageWallet({ body: wrong({ ...given.customerRequest(), ...fields }), headers }),
    paperless: (fields: object = {}, headers: Headers = {}) =>
      api.initiateManagePaperless({ body: wrong({ ...given.accountRequest(), ...fields }), headers }),
    notifications: (fields: object = {}, headers: Headers = {}) =>
      api.initiateManageNotifications({ body: wrong({ ...given.customerRequest(), ...fields }), headers }),
  }) as const;

/** The two that only a customer's copy of a newer document has. */
export const scheduleOperations = ({ api, given }: Pick<PaystarStage, 'api' | 'given'>) =>
  ({
    'schedule-payment': (fields: object = {}, headers: Headers = {}) =>
      api.initiateSchedulePaymentSession({ body: wrong({ ...given.accountRequest(), ...fields }), headers }),
    'scheduled-payments': (fields: object = {}, headers: Headers = {}) =>
      api.initiateManageSchedulePayments({ body: wrong({ ...given.accountRequest(), ...fields }), headers }),
  }) as const;

type Headers = Readonly<Record<string, string | null>>;

/** Any of the session operations. */
export type Ask = (fields?: object, headers?: Headers) => Call<unknown>;

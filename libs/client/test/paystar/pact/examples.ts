import type { PaystarSchemas as Schemas } from '../../../src/paystar/index.js';

export const slug = 'acme-utilities';

export const account = { AccountNumber: 'W-77', SubAccountNumber: '2', Name: 'Pat Roe' } as const;
export const customer = { EmailAddress: 'pat@example.com' } as const;

const charge = { Amount: 4210, Description: 'Water, March', ClientAccount: account };

/** What a payment session says beside whom it is for and how it is paid. */
export const order = {
  Charges: [charge],
  PaymentDescriptor: 'Water, March',
  ClientReference: 'inv-881',
  CustomMeta: { PaymentIdentifier: 'p-5', batch: 17 },
};

export const bill: Schemas['PaymentSessionCreate'] = { BusinessUnitSlug: slug, Channel: 'QuickPay', ...order };

/** A session about an account, which Paystar gets to know by it. */
export const ofAccount: Schemas['AccountSessionCreate'] = {
  BusinessUnitSlug: slug,
  SyncAccount: true,
  ClientAccount: account,
  ClientUser: customer,
};
export const ofCustomer: Schemas['CustomerSessionCreate'] = { BusinessUnitSlug: slug, ClientUser: customer };

/** What requests send, unless a test says otherwise. */
export const unit = 'acme-utilities';
export const user = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
export const account = { AccountNumber: 'W-77', Name: 'Pat Roe' };

/** The least that a payment session needs. */
export const session = (fields: object = {}) => ({ BusinessUnitSlug: unit, Channel: 'QuickPay', Charges: [{ Amount: 4210 }], ...fields });

/** A payment session with an account. */
export const charged = (fields: object = {}, others: object = {}) =>
  session({ Charges: [{ Amount: 4210, ClientAccount: { ...account, ...fields } }], ...others });

/** The body of a management session. */
export const managed = (fields: object = {}) => ({
  BusinessUnitSlug: unit,
  SyncAccount: true,
  ClientAccount: account,
  ClientUser: user,
  ...fields,
});

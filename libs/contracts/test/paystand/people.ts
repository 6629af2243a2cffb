/** Who takes part in what Paystand answers, composed for these specs as everything beside it. */
export const times = { created: '2026-03-02T09:15:00.000Z', lastUpdated: '2026-03-02T09:17:30.000Z' };
export const owned = { ownerId: 'merchant_harbor', ...times };

export const ids = {
  customer: 'h4r8b0r2s5u7p1l3y6c9u0s4',
  payer: 'p7x2m9c4v0b5n8k1z6q3w2t9',
  invoice: 'r3n6v9b2x5m8q1w4z7t0k3c6',
  payment: 'y5t2k8m1x4v7b0n3z6q9w2c5',
  card: 'c1k8z5w0t3q6m9x4b7v2n5h8',
  refund: 'f2q5w8z1t4k7c0n3v6b9x2m5',
  transfer: 't9m2c5r8b5t8n1w4z7k0q3v6',
} as const;

export const payer = {
  object: 'payer',
  id: ids.payer,
  name: 'Harbor Supply',
  email: 'accounts@harbor-supply.example',
  externalId: 'HS-3071',
  status: 'active',
  ...owned,
};

export const payerCustomer = {
  object: 'payerCustomer',
  id: ids.customer,
  extCustomerId: 'HS-3071',
  customerName: 'Harbor Supply',
  email: 'accounts@harbor-supply.example',
  contactFirstName: 'Ines',
  contactLastName: 'Mora',
  payerId: ids.payer,
  payer,
  status: 'active',
  ...owned,
};

export const address = {
  object: 'address',
  id: 'd0v6x9m2c5r8b5t8n1w4z7k0',
  street1: '12 Quay Street',
  city: 'Astoria',
  state: 'OR',
  postalCode: '97103',
  country: 'USA',
  status: 'active',
  ...times,
};

export const card = {
  object: 'card',
  id: ids.card,
  nameOnCard: 'Ines Mora',
  brand: 'visa',
  last4: '4242',
  expirationMonth: '12',
  expirationYear: '2028',
  fingerprint: 'b1c9e07d4f',
  payerId: ids.payer,
  status: 'active',
  funding: 'credit',
  ...times,
};

export const bank = {
  object: 'bank',
  id: 'b5t8n1w4z7k0q3v6x9m2c5r8',
  accountType: 'checking',
  bankName: 'Paystand Test Bank',
  routingNumber: '110000000',
  nameOnAccount: 'Harbor Supply',
  accountHolderType: 'company',
  currency: 'USD',
  country: 'USA',
  last4: '6789',
  fingerprint: '77a0c3e51d',
  payerId: ids.payer,
  isDefault: true,
  dropped: true,
  verified: true,
  status: 'active',
  ...times,
};

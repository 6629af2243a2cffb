import type { PaystandSchemas as Schemas } from '../../../src/paystand/index.js';

export const credentials = {
  clientId: 'test_harbor',
  clientSecret: 'secret_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E',
  customerId: 'merchant_harbor',
} as const;

export const token: Schemas['Token'] = {
  access_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJoYXJib3IifQ.Kw9sLp3TzQxV0nYb',
  token_type: 'Bearer',
  expires_in: 1_209_600,
  refresh_token: 'k3v8q1z6m4x9c2b7n5t0h8r3j6w1p4y9f2d7s5gL',
  scope: 'auth',
};

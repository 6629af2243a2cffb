import { describe, expect, it } from 'vitest';
import { soundIn } from '../../request/sound.js';
import type { BusinessUnit } from '../../settings/business-unit.js';
import { metViolations, type PaymentSessionRequest, togetherViolations } from './violations.js';

const user = { EmailAddress: 'pat@example.com' };
const sound = soundIn([]);

describe('the channel, the agent and the customer', () => {
  const documented: readonly (readonly ['QuickPay' | 'POS', boolean, boolean, string])[] = [
    // channel, PosUser, ClientUser: whom it blames
    ['QuickPay', false, false, ''],
    ['QuickPay', false, true, ''],
    ['QuickPay', true, false, 'PosUser paystar.R34'],
    ['QuickPay', true, true, 'PosUser paystar.R34'],
    ['POS', false, false, 'PosUser paystar.R37'],
    ['POS', false, true, 'PosUser paystar.R37, ClientUser paystar.R33'],
    ['POS', true, false, ''],
    ['POS', true, true, 'ClientUser paystar.R33'],
  ];

  it.each(documented)('%s, agent: %s, customer: %s: %s', (Channel, agent, customer, blamed) => {
    const sent = {
      Channel,
      ...(agent && { PosUser: 'cashier@acme.example' }),
      ...(customer && { ClientUser: user }),
    };
    expect(told(togetherViolations(sent, sound))).toBe(blamed);
  });

  it('are not compared where the channel is wrong', () => {
    const wrong = soundIn([{ propertyName: 'Channel', errorMessage: '' }]);
    expect(togetherViolations({ Channel: 'Kiosk' as 'POS', PosUser: 'x' }, wrong)).toEqual([]);
  });
});

it.each([
  [{}, ''],
  [{ SuccessUrl: 'https://a.example', ReturnUrl: 'https://a.example' }, ''],
  [{ SuccessUrl: 'https://a.example' }, 'ReturnUrl paystar.R38'],
  [{ ReturnUrl: 'https://a.example' }, 'SuccessUrl paystar.R39'],
  [{ SuccessUrl: '' }, 'ReturnUrl paystar.R38'],
])('the addresses %j: %s [paystar.R40]', (sent, blamed) => {
  expect(told(togetherViolations(sent, sound))).toBe(blamed);
});

const MOST = Number.MAX_SAFE_INTEGER;
it.each([
  [undefined, ''],
  [[MOST], ''],
  [[MOST - 1, 1], ''],
  [[MOST, 1], 'Charges undefined'],
  [[MOST, 2], 'Charges undefined'],
  [Array.from({ length: 25 }, () => MOST), 'Charges undefined'],
  // Each of these is refused by itself.
  [[MOST, 1.5], ''],
  [[MOST, '1'], ''],
])('amounts of %j cents: %s', (amounts, blamed) => {
  const Charges = amounts?.map((Amount) => ({ Amount: Amount as number }));
  expect(told(togetherViolations(Charges ? { Charges } : {}, sound))).toBe(blamed);
});

it.each(['x', 5, [null, 5, 'x', []]])('charges of %j come to nothing', (Charges) => {
  expect(togetherViolations({ Charges: Charges as never }, sound)).toEqual([]);
});

describe('in its business unit', () => {
  const unit: BusinessUnit = {
    agents: { 'Cashier@acme.example': { pos: true }, 'clerk@acme.example': { pos: false } },
    paymentFields: { memoLine: { label: 'Memo' } },
  };
  const met = (sent: Partial<PaymentSessionRequest>, isSound = sound) =>
    told([...metViolations(sent, isSound, unit, (reference) => reference === 'used')]);

  it.each([
    [{ Channel: 'POS', PosUser: 'cashier@ACME.example' }, ''],
    [{ Channel: 'POS', PosUser: 'clerk@acme.example' }, 'PosUser paystar.R36'],
    [{ Channel: 'POS', PosUser: 'nobody@acme.example' }, 'PosUser paystar.R36'],
    [{ Channel: 'QuickPay', PosUser: 'clerk@acme.example' }, ''],
    [{ ClientReference: 'new' }, ''],
    [{ ClientReference: 'used' }, 'ClientReference paystar.R41'],
    [{ PaymentFields: { memoLine: 'x' } }, ''],
    [
      { PaymentFields: { memoline: 'x', invoiceNumber: '1' } },
      'PaymentFields.memoline paystar.R50, PaymentFields.invoiceNumber paystar.R50',
    ],
    [{ PaymentFields: { constructor: 'x' } }, 'PaymentFields.constructor paystar.R50'],
  ] as const)('%j: %s', (sent, blamed) => {
    expect(met(sent)).toBe(blamed);
  });

  it('what is wrong in itself is not looked up', () => {
    const wrong = soundIn(['PosUser', 'ClientReference'].map((propertyName) => ({ propertyName, errorMessage: '' })));
    expect(met({ Channel: 'POS', PosUser: 'cashier', ClientReference: 'used' }, wrong)).toBe('');
  });
});

function told(violations: readonly { readonly propertyName: string; readonly rule?: string }[]): string {
  return violations.map(({ propertyName, rule }) => `${propertyName} ${rule}`).join(', ');
}

import { describe, expect, it } from 'vitest';
import { paying } from '../../test/changes/paying.js';
import { minute, refusal, slug, start } from '../../test/in-world.js';
import { type Choice, choose } from './choice.js';

const routingNumber = '110000000';
const declined = { card: '4000000000000002' };
const checking = { bank: { routingNumber, accountNumber: '000123456789' } };

describe('choosing a source', () => {
  it('fills in the source and the fee, tells nobody, and pays nothing [paystar.P19, dossier 4.9]', () => {
    const { choose, told, commit, session } = paying();
    expect(choose({ card: '5454545454545454' })).toMatchObject({
      Status: 'RequiresPaymentSource',
      PaymentSource: {
        paymentSourceType: 'CreditCard',
        accountType: 'Mastercard',
        accountNumberLast4: '5454',
        accountHolderName: 'Pat Roe',
      },
      ServiceFee: { amount: 195, tier: { id: 1 } },
      Payment: null,
    });
    expect(told()).toEqual([]);
    expect(JSON.stringify(commit(() => session()).result)).not.toContain('5454545454545454');
  });

  it('may be done again, and the fee follows', () => {
    const { choose } = paying();
    choose();
    expect(choose({ ...checking, accountHolderName: 'P. Roe' })).toMatchObject({
      PaymentSource: { paymentSourceType: 'ACH', accountType: 'Checking', accountHolderName: 'P. Roe' },
      ServiceFee: { amount: 0, tier: { id: 4 } },
    });
  });

  it.each<[Choice, string]>([
    [{ card: '4929420573595709' }, 'card_not_for_tests'],
    [{ bank: { routingNumber, accountNumber: '1' } }, 'bank_not_for_tests'],
    [{ bank: { routingNumber: '110000001', accountNumber: '000123456789' } }, 'routing_number_wrong'],
    [{ card: '4111111111111111', ...checking }, 'one_source_only'],
    [{ paymentSource: 'none' }, 'source_not_in_wallet'],
    [{ accounts: ['none'] }, 'account_not_of_session'],
    [{ accounts: [] }, 'no_account_chosen'],
    [{ paymentFields: { memoLine: 'x' } }, 'field_not_configured'],
  ])('as %j is refused: %s', (choice, code) => {
    const { choose, session } = paying();
    const before = session();
    expect(refusal(() => choose(choice))).toBe(code);
    expect(session()).toBe(before);
  });

  it('takes the methods that the session offers', () => {
    const { choose } = paying({ PaymentMethods: ['ACH'] });
    expect(refusal(() => choose(declined))).toBe('method_not_offered');
    expect(choose().PaymentSource).toMatchObject({ paymentSourceType: 'ACH', accountNumberLast4: '6789' });
  });

  it('takes sources of the wallet of its customer alone', () => {
    const world = paying();
    world.pay({ save: true });
    const [kept] = world.wallet();
    const again = world.run((tx) => tx.paymentSessions.put({ ...world.session(), id: 'again', Status: 'RequiresPaymentSource' }));
    expect(world.run((tx) => choose(tx, again, { paymentSource: kept?.id as string })).PaymentSource).not.toHaveProperty('Customer');
    const other = world.run((tx) => tx.paymentSessions.put({ ...again, id: 'other', Customer: 'another' }));
    expect(refusal(() => world.run((tx) => choose(tx, other, { paymentSource: kept?.id as string })))).toBe('source_not_in_wallet');
  });
});

describe('paying', () => {
  it('with what was chosen succeeds, once, and tells it [paystar.R85, R107, P22]', () => {
    const { choose, pay, told, session } = paying({ CustomMeta: { PaymentIdentifier: 'p-5' } });
    choose({ card: '4111111111111111' });
    expect(pay()).toMatchObject({
      Status: 'Succeeded',
      Payment: { Status: 'Succeeded', paymentDate: start, amount: 4210, serviceFee: 195 },
    });
    expect(refusal(pay)).toBe('session_state_refused');
    const { id, Payment } = session();
    expect(Payment?.referenceNumber).toMatch(/^[A-Z]{6}-[A-Z]{5}$/);
    expect(Payment?.authCode).toMatch(/^[A-Z0-9]{6}$/);
    const payload = {
      sessionIdentifier: id,
      status: 'Succeeded',
      referenceNumber: Payment?.referenceNumber,
      amount: '42.10',
      accountNumber: 'W-77',
      accountName: 'Pat Roe',
      paymentIdentifier: 'p-5',
      amountFormatted: '$42.10',
      serviceFee: '195',
    };
    expect(told()).toEqual([['Payment.Succeeded', { action: 'Payment.Succeeded', payload }]]);
  });

  it('with nothing chosen is by the Visa ending in 1111', () => {
    expect(paying().pay().PaymentSource).toMatchObject({ accountType: 'Visa', accountNumberLast4: '1111' });
  });

  it.each([
    ['4000000000000002', 'Declined'],
    ['4000000000000069', 'Expired card'],
  ])('by %s fails, and may be tried again until it expires [paystar.P21, dossier 8]', (card, gatewayResponseDescription) => {
    const { pay, told, session, wait } = paying();
    expect(pay({ card })).toMatchObject({ Status: 'Failed', Payment: { authCode: '', gatewayResponseDescription } });
    const first = session().Payment?.referenceNumber;
    wait(29);
    expect(pay({ card: '4111111111111111' })).toMatchObject({ Status: 'Succeeded', Payment: { paymentDate: start + 29 * minute } });
    expect(session().Payment?.referenceNumber).not.toBe(first);
    expect(told().map(([type]) => type)).toEqual(['Payment.Failed', 'Payment.Succeeded']);
  });

  it('with a card that was chosen before and fails, fails', () => {
    const { choose, pay } = paying();
    choose(declined);
    expect(pay().Status).toBe('Failed');
  });

  it('is refused from its thirtieth minute on [paystar.R79]', () => {
    const { pay, choose, wait } = paying();
    wait(30);
    expect([refusal(pay), refusal(choose)]).toEqual(['session_expired', 'session_expired']);
  });

  it.each([
    ['000100000001', 'Succeeded', 'Approved'],
    ['000100000002', 'Failed', 'Returned'],
  ])('by the bank account %s is pending, and settles later: %s [dossier 8]', (accountNumber, Status, gatewayResponseDescription) => {
    const { pay, settle, told, wait, session } = paying();
    expect(pay({ bank: { routingNumber, accountNumber } })).toMatchObject({
      Status: 'Pending',
      Payment: { gatewayResponseDescription: 'Pending' },
    });
    const before = session().Payment;
    expect(refusal(pay)).toBe('session_state_refused');
    wait(3 * 24 * 60);
    expect(settle()).toMatchObject({ Status, Payment: { Status, gatewayResponseDescription, paymentDate: start } });
    expect(session().Payment?.referenceNumber).toBe(before?.referenceNumber);
    expect(told().map(([type]) => type)).toEqual(['Payment.Pending', `Payment.${Status}`]);
  });
});

describe('a bank', () => {
  it('that refuses says why', () => {
    const { refuse } = paying();
    expect(refuse().Payment?.gatewayResponseDescription).toBe('Declined');
    expect(refuse({ card: '4000000000009995' }).Payment?.gatewayResponseDescription).toBe('Insufficient funds');
    expect(refuse({}, 'Lost card')).toMatchObject({ Status: 'Failed', Payment: { gatewayResponseDescription: 'Lost card' } });
  });

  it('takes its time with any source, and gives back what it will', () => {
    const { delay, giveBack } = paying();
    expect(delay()).toMatchObject({ Status: 'Pending', Payment: { settles: 'Succeeded' } });
    expect(giveBack('Stopped')).toMatchObject({ Status: 'Failed', Payment: { authCode: '', gatewayResponseDescription: 'Stopped' } });
    expect(delay(declined)).toMatchObject({ Status: 'Pending', Payment: { settles: 'Failed' } });
  });
});

it('a fee table of the business unit counts [paystar.P30]', () => {
  const tier = {
    id: 9,
    paymentChannel: 'QuickPay',
    paymentSourceType: 'CreditCard',
    startRange: 0,
    endRange: 100,
    flatFee: 1,
    percentageFee: 1,
  } as const;
  const { pay, told } = paying(
    {},
    {
      feeTiers: [tier],
      webhooks: { 'Payment.Succeeded': { url: 'http://127.0.0.1:9', secret: 's', template: '[{{ServiceFeeAmountMinor}}]' } },
    },
  );
  expect(pay()).toMatchObject({ ServiceFee: { tier, amount: 142 }, Payment: { serviceFee: 142 }, BusinessUnitSlug: slug });
  expect(told()).toEqual([['Payment.Succeeded', [142]]]);
});

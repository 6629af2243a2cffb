import { describe, expect, it } from 'vitest';
import { bank, card, hostedPages, press } from './stage.js';

const { stage } = hostedPages();

/** Numbers that may be somebody's; the last digits differ from all that pages say by themselves. */
const wrongCards = ['4539578763621486', '4539 5787 6362 1486', '5555-5555-5555-4440', '1234567890123', '4111111111111112', 'abcdef'];
const wrongBanks = [
  { bank_routing: '021000021', bank_account: '000123456789' },
  { bank_routing: '021000021', bank_account: '9876543210' },
  { bank_routing: '110000001', bank_account: '000123456789' },
  { bank_routing: '110000000', bank_account: '9876543210' },
  { bank_routing: '110000000', bank_account: '00012345678' },
];

const digitsOf = (text: string) => text.replaceAll(/[ -]/g, '');

describe('a number that is none for tests', () => {
  it.each(wrongCards)('%s is a form error: it is stored nowhere, and the journal does not show it', async (card_number) => {
    const { given, open, held, noted } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    const page = await open(PaymentLogInLink);
    const before = await held();
    const answer = await press(page, 'continue', { ...card, card_number, card_cvv: '987' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('not a test card');
    expect(await held()).toBe(before);
    const [entry = ''] = await noted(1);
    expect(entry).toContain('"card_number\\":\\"[redacted]');
    for (const text of [answer.html, entry, before]) {
      expect(digitsOf(text)).not.toContain(digitsOf(card_number));
      expect(text).not.toContain('"987');
    }
  });

  it.each(wrongBanks)('$bank_routing $bank_account is a form error, too', async (numbers) => {
    const { given, open, held, noted } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    const page = await open(PaymentLogInLink);
    const before = await held();
    const answer = await press(page, 'continue', { ...bank, ...numbers });
    expect(answer.status).toBe(422);
    expect(await held()).toBe(before);
    const [entry = ''] = await noted(1);
    expect(entry).toContain('"bank_account\\":\\"[redacted]');
    for (const number of Object.values(numbers)) expect(entry).not.toContain(number);
    expect(answer.html).not.toContain('021000021');
    expect(answer.html).not.toContain('9876543210');
  });

  it.each<[string, 'aWalletSession' | 'anAutopaySession', string, object]>([
    ['a wallet', 'aWalletSession', 'add', {}],
    ['AutoPay', 'anAutopaySession', 'enroll', { terms: 'on' }],
  ])('does not get into %s', async (_, session, button, more) => {
    const { given, open, held, noted } = await stage();
    const { SessionLink } = await given[session]();
    const page = await open(SessionLink);
    const before = await held();
    expect((await press(page, button, { ...card, ...more, card_number: '4539578763621486' })).status).toBe(422);
    expect((await press(page, button, { ...bank, ...more, bank_account: '9876543210' })).status).toBe(422);
    expect(await held()).toBe(before);
    expect((await noted(2)).join()).not.toMatch(/4539578763621486|9876543210/);
  });

  it.each(['4539578763621486', '12345678', '1234 5678', 'Pat 1-2-3-4-5-6-7-8'])(
    'does not get in as the name of a holder: %s',
    async (name) => {
      const { given, open, held } = await stage();
      const { PaymentLogInLink } = await given.aPaymentSession();
      const page = await open(PaymentLogInLink);
      const before = await held();
      expect((await press(page, 'continue', { ...card, card_holder: name })).status).toBe(422);
      expect((await press(page, 'continue', { ...bank, bank_holder: name })).status).toBe(422);
      expect(await held()).toBe(before);
    },
  );
});

describe('a number in a field for something else', () => {
  it.each([
    [{ ...card, card_zip: '4929123412341234', card_holder: '4929 1234 1234 1234' }],
    [{ ...card, card_zip: '4929-1234-1234-1234 123' }],
    [{ ...card, card_holder: '49291-2341' }],
    [{ ...bank, bank_account: '', card_zip: '4929123412341234' }],
  ])('is neither repeated nor journalled: %j', async (typed) => {
    const { given, open, noted } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    const answer = await press(await open(PaymentLogInLink), 'continue', typed);
    expect(answer.status).toBe(422);
    const [entry = ''] = await noted(1);
    for (const text of [answer.html, entry]) expect(digitsOf(text)).not.toMatch(/4929|12341/);
  });

  it('is not taken for one where it is a ZIP code or a date', async () => {
    const { given, open } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    const answer = await press(await open(PaymentLogInLink), 'continue', { ...card, card_holder: '', card_zip: '81416-1234' });
    expect(answer.controls.find(({ name }) => name === 'card_zip')?.value).toBe('81416-1234');
  });
});

describe('a number for tests', () => {
  it('is known by its last four digits from then on, in records and the journal', async () => {
    const { given, open, held, noted } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    const review = await press(await open(PaymentLogInLink), 'continue', { ...card, card_number: '4242 4242 4242 4242', card_cvv: '987' });
    expect(review.text).toContain('Visa ending in 4242');
    await press(review, 'submit');
    const journal = (await noted(6)).join();
    expect(journal).toContain('"card_cvv\\":\\"[redacted]');
    expect(journal).toContain('"card_expiry\\":\\"[redacted]');
    for (const text of [await held(), journal, review.html]) expect(text).not.toMatch(/4242 ?4242|"987/);
  });

  it.each([
    ['378282246310005', '1234', 200],
    ['378282246310005', '123', 422],
    ['4111111111111111', '1234', 422],
    ['4111111111111111', '12a', 422],
  ])('%s takes the CVV %s or does not: %i', async (card_number, card_cvv, status) => {
    const { given, open } = await stage();
    const { PaymentLogInLink } = await given.aPaymentSession();
    expect((await press(await open(PaymentLogInLink), 'continue', { ...card, card_number, card_cvv })).status).toBe(status);
  });

  it('expires at the end of its month, by the clock of the world', async () => {
    const { given, open, control } = await stage();
    await control.freeze();
    await control.advanceTo('2027-06-30T23:45:00Z');
    const { PaymentLogInLink } = await given.aPaymentSession();
    const page = await open(PaymentLogInLink);
    const status = async (card_expiry: string) => (await press(page, 'continue', { ...card, card_expiry })).status;
    expect(await status('06/27')).toBe(200);
    for (const wrong of ['05/27', '13/27', '00/28', '1/1', 'soon', '06/2026', ''])
      expect([wrong, await status(wrong)]).toEqual([wrong, 422]);
    for (const right of ['6/27', '06/2027', '0627', '12-30']) expect([right, await status(right)]).toEqual([right, 200]);
    await control.advanceTo('2027-07-01T00:00:00Z');
    expect(await status('06/27')).toBe(422);
    expect(await status('07/27')).toBe(200);
  });
});

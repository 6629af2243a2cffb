import { describe, expect, it } from 'vitest';
import { bank, card, forge, hostedPages, press, type Stage } from './stage.js';

const { stage } = hostedPages();

const settings = { ...card, lead: '3', maximum: '$1,500', terms: 'on' } as const;

async function opened(here: Stage) {
  const account = { AccountNumber: 'W-77', SubAccountNumber: '2', Name: 'Pat Roe', Balance: 4210, DueDate: '2027-01-05' };
  const { SessionLink: link, id } = await here.given.anAutopaySession({
    ClientAccount: account,
    ClientUser: { EmailAddress: 'pat@example.com' },
  });
  return { link, id, page: await here.open(link) };
}

async function listening(here: Stage) {
  const template = { activity: '{{ActivityType}}' };
  const enrolled = await here.given.aWebhook('AutoPay.Enrolled', { template });
  const ended = await here.given.aWebhook('AutoPay.Unenrolled', { template });
  return async () => {
    await here.delivered();
    return [enrolled.all().length, ended.all().length];
  };
}

const enrollments = (here: Stage) => here.control.records('enrollments');

describe('AutoPay', () => {
  it('shows the account, and begins by a method that is new, which goes into the wallet', async () => {
    const here = await stage();
    const told = await listening(here);
    const { page } = await opened(here);
    expect(page.text).toContain('Account W-77 / 2 Pat Roe Balance $42.10 · Due Jan 5, 2027');
    const on = await press(page, 'enroll', settings);
    expect(on.text).toContain('You are enrolled in AutoPay.');
    expect(on.text).toContain('Pays with Visa ending in 1111 Pays 3 days before the due date Maximum balance $1,500.00');
    expect(await enrollments(here)).toMatchObject([{ ProcessingLeadTime: 3, MaximumBalanceAllowed: 150_000 }]);
    expect(await here.control.records('payment-sources')).toMatchObject([{ accountNumberLast4: '1111', nickname: null }]);
    expect(on.html).toContain('"accountNumber":"W-77","subAccountNumber":"2","customerEmailAddress":"pat@example.com"');
    expect(await told()).toEqual([1, 0]);
  });

  it.each([
    ['no method', { method: '' }],
    ['terms that are not accepted', { terms: '' }],
    ['a lead of more than a year', { lead: '366' }],
    ['a lead of half a day', { lead: '0.5' }],
    ['no lead', { lead: '' }],
    ['a maximum of nothing', { maximum: '0' }],
    ['a maximum in words', { maximum: 'much' }],
  ])('does not begin with %s', async (_, wrong) => {
    const here = await stage();
    const { page, link } = await opened(here);
    const before = await here.held();
    const answer = await forge(link, page, { ...settings, ...wrong, do: 'enroll' });
    expect(answer.status).toBe(422);
    expect(answer.html.match(/ autofocus/g)).toHaveLength(1);
    expect(await here.held()).toBe(before);
  });

  it('changes at once, where something is changed, and ends', async () => {
    const here = await stage();
    const told = await listening(here);
    const on = await press((await opened(here)).page, 'enroll', settings);
    const same = await press(on, 'update');
    expect(same.text).toContain('Your changes are saved.');
    expect(await told()).toEqual([1, 0]);
    const changed = await press(same, 'update', { ...bank, lead: '0', maximum: '' });
    expect(changed.text).toContain('Pays with Checking ending in 6789 Pays On the due date Maximum balance No maximum');
    expect(await told()).toEqual([2, 0]);
    // The card is in the wallet now.
    const saved = changed.controls.find(({ label }) => label.includes('Visa'))?.value ?? '';
    expect((await press(changed, 'update', { method: saved })).text).toContain('Pays with Visa ending in 1111');
    const off = await press(changed, 'cancel');
    expect(off.text).toContain('AutoPay is canceled.');
    expect(await enrollments(here)).toEqual([]);
    expect(await told()).toEqual([3, 1]);
  });

  it('is not what another window shows: what comes from there changes nothing, and says so', async () => {
    const here = await stage();
    const told = await listening(here);
    const { page } = await opened(here);
    const [first, second] = [await press(page, 'enroll', settings), await press(page, 'enroll', { ...settings, ...bank })];
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(second.text).toContain('AutoPay is on already. Nothing was changed.');
    expect(second.text).toContain('Pays with Visa ending in 1111');
    expect(await here.control.records('payment-sources')).toHaveLength(1);
    await press(first, 'cancel');
    for (const button of ['cancel', 'update']) {
      const late = await press(first, button);
      expect([late.status, late.text.includes('AutoPay is off already. Nothing was changed.')]).toEqual([409, true]);
    }
    expect(await told()).toEqual([1, 1]);
  });

  it('does not take a button that is not there', async () => {
    const here = await stage();
    const { page, link } = await opened(here);
    const before = await here.held();
    for (const wanted of ['', 'unenroll', 'constructor']) expect((await forge(link, page, { ...settings, do: wanted })).status).toBe(409);
    expect(await here.held()).toBe(before);
  });

  it('that has expired takes nothing any more [paystar.R80, R81]', async () => {
    const here = await stage();
    const { page } = await opened(here);
    await here.control.advance('PT60M');
    const before = await here.held();
    expect((await press(page, 'enroll', settings)).status).toBe(410);
    expect(await here.held()).toBe(before);
  });
});
